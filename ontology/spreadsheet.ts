const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** The day that a spreadsheet shows for a name or a code that it took for one: `2-Sep`, `Sep-02`, `2006-09-02`. */
export function shownDate(text: string): { readonly month: string; readonly day: number } | undefined {
  const [, day, name] = /^(\d{1,2})-([a-z]{3})$/i.exec(text) ?? [];
  const [, nameFirst, dayLast] = /^([a-z]{3})-(\d{1,2})$/i.exec(text) ?? [];
  const [, number, dayOfIso] = /^\d{4}-(\d\d)-(\d\d)(?:[T ]00:00:00)?$/.exec(text) ?? [];
  const month = (name ?? nameFirst ?? months[Number(number) - 1] ?? '').toUpperCase();
  return months.includes(month) ? { month, day: Number(day ?? dayLast ?? dayOfIso) } : undefined;
}

/** Whether a text is a date, which no name or code is. */
export function isDate(text: string): boolean {
  return shownDate(text) !== undefined;
}
