/** Whose data a question may use: an argument of every call. */
export type Scope = {
  /** Datasets that are counted over. */
  readonly datasets: readonly string[];
  /** Datasets whose source ids the caller may use. */
  readonly records: readonly string[];
  /** Datasets that what patients are is decided from; those that are counted over, where it is not said. */
  readonly facts?: readonly string[];
  /** `list` where each patient found is shown, and not a number of them. */
  readonly purpose?: 'list';
};
