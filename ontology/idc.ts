/** The NCI Imaging Data Commons: where its open files lie and what shows them. */

const buckets = ['idc-open-data', 'idc-open-data-two', 'idc-open-data-cr'];

/** Addresses that its open files begin with. IDC documentation, "Files and metadata". */
export const openLocations: readonly string[] = buckets.map((bucket) => `s3://${bucket}/`);

const viewer = 'https://viewer.imaging.datacommons.cancer.gov';

/** Its DICOMweb service for everybody: all open data of the current release. IDC documentation, "Proxy policy". */
const dicomWeb =
  'https://proxy.imaging.datacommons.cancer.gov/current/viewer-only-no-downloads-see-tinyurl-dot-com-slash-3j3d9jyp/dicomWeb';

/** Whether the files at this address are in one of its open buckets. */
export function isOpenLocation(location: string): boolean {
  return openLocations.some((start) => location.startsWith(start));
}

/** The page that shows a study: that for slides where it has any, whatever else it has. */
export function viewerUrl(studyUid: string, shows: 'slides' | 'radiology'): string {
  const uid = encodeURIComponent(studyUid);
  return shows === 'slides'
    ? `${viewer}/slim/studies/${uid}`
    : `${viewer}/v3/viewer/?StudyInstanceUIDs=${uid}`;
}

/** The DICOMweb resource of a series. PS3.18, section 10.4 (WADO-RS). */
export function dicomWebUrl(studyUid: string, seriesUid: string): string {
  return `${dicomWeb}/studies/${encodeURIComponent(studyUid)}/series/${encodeURIComponent(seriesUid)}`;
}
