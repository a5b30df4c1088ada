/** The overlap tables of the shared data's README, as they stand there. */
export const columns = [
  'patients',
  'radiology',
  'slide_microscopy',
  'segmentation',
  'pathology',
  'slide_review',
  'mut_profiled',
  'with_mutation',
  'cna_profiled',
  'blood_lab',
  'any_lab_test',
  'rad_sm',
  'rad_mut',
  'rad_blood',
  'rad_test',
  'mut_blood',
  'mut_test',
  'rad_mut_blood',
  'rad_mut_test',
  'all5',
] as const;

export type Column = (typeof columns)[number];

/** Distinct patients by dataset and column; `ALL`: over all ten. */
export type Table = Readonly<Record<string, readonly number[]>>;

/** Patients with a clinical row, in the order of `columns`. */
export const clinicalPatients: Table = {
  tcga_blca: [412, 120, 412, 386, 412, 412, 410, 406, 408, 0, 0, 120, 119, 0, 0, 0, 0, 0, 0, 0],
  tcga_brca: [
    1098, 139, 1098, 1062, 1098, 1098, 1066, 992, 1070, 0, 1050, 139, 138, 0, 139, 0, 1018, 0, 138, 138,
  ],
  tcga_cesc: [307, 54, 307, 268, 307, 307, 291, 279, 293, 0, 307, 54, 53, 0, 54, 0, 291, 0, 53, 53],
  tcga_coad: [458, 21, 458, 450, 457, 458, 392, 384, 435, 288, 458, 21, 19, 15, 21, 250, 392, 15, 19, 19],
  tcga_kich: [113, 15, 113, 10, 113, 113, 65, 56, 65, 81, 81, 15, 14, 14, 14, 51, 51, 13, 13, 13],
  tcga_kirc: [
    537, 267, 537, 521, 537, 537, 402, 349, 509, 460, 460, 267, 198, 244, 244, 340, 340, 178, 178, 178,
  ],
  tcga_kirp: [291, 33, 291, 18, 291, 291, 276, 265, 283, 213, 213, 33, 33, 31, 31, 201, 201, 31, 31, 31],
  tcga_luad: [522, 31, 522, 483, 522, 522, 514, 504, 511, 0, 0, 31, 30, 0, 0, 0, 0, 0, 0, 0],
  tcga_ov: [591, 142, 581, 106, 581, 581, 523, 407, 567, 0, 0, 142, 128, 0, 0, 0, 0, 0, 0, 0],
  tcga_prad: [499, 14, 499, 402, 499, 498, 494, 450, 489, 499, 499, 14, 14, 14, 14, 494, 494, 14, 14, 14],
  ALL: [
    4828, 836, 4818, 3706, 4817, 4817, 4433, 4092, 4630, 1541, 3068, 836, 746, 318, 517, 1336, 2787, 251, 446,
    446,
  ],
};

/** The columns that differ where patients without a clinical row count as well. */
export const imagedColumns: readonly Column[] = [
  'patients',
  'radiology',
  'slide_microscopy',
  'segmentation',
  'rad_sm',
];

/** All patients, in the order of `imagedColumns`. */
export const allPatients: Table = {
  tcga_blca: [412, 120, 412, 386, 120],
  tcga_brca: [1098, 139, 1098, 1062, 139],
  tcga_cesc: [307, 54, 307, 268, 54],
  tcga_coad: [464, 25, 460, 451, 21],
  tcga_kich: [113, 15, 113, 10, 15],
  tcga_kirc: [537, 267, 537, 521, 267],
  tcga_kirp: [291, 33, 291, 18, 33],
  tcga_luad: [560, 69, 522, 489, 31],
  tcga_ov: [601, 143, 590, 106, 142],
  tcga_prad: [500, 14, 500, 403, 14],
  ALL: [4883, 879, 4830, 3714, 836],
};
