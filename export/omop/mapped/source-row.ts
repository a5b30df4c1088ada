import { cypher } from '../../../graph/cypher.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { Cells } from '../../../ontology/omop/cell-faults.ts';
import { toIsoDate } from '../../../ontology/time.ts';
import { listed, type Times } from './times.ts';

/** What the graph says of a dataset as a whole. */
type DatasetFacts = {
  readonly title: string;
  readonly description: string | null;
  readonly publisher: string | null;
  readonly license: readonly string[] | null;
  readonly releasedAt: string | null;
  /** When the newest load of its population was done. */
  readonly loadedAt: string | null;
  /** Release of the vocabularies of OMOP, where one is loaded. */
  readonly vocabulary: string | null;
};

/** By whom and when an export is made. */
export type Making = { readonly software: string; readonly today: string };

/** What is written, and how. */
type Asked = Making & { readonly dataset: string; readonly times: Times };

/** The row of CDM_SOURCE. */
export async function sourceRow(graph: Graph, asked: Asked): Promise<Cells> {
  const { dataset } = asked;
  const [facts] = await graph.read<DatasetFacts>(cypher`
    MATCH (dataset:Dataset {id: ${dataset}})
    RETURN dataset.title AS title, dataset.description AS description, dataset.publisher AS publisher,
      dataset.license AS license, dataset.releasedAt AS releasedAt,
      head(COLLECT {
        MATCH (load:Load {population: dataset.population, state: 'DONE'})
        RETURN load.finishedAt ORDER BY load.finishedAt DESC LIMIT 1
      }) AS loadedAt,
      head(COLLECT { MATCH (none:Vocabulary {id: 'None'}) RETURN none.release }) AS vocabulary`);
  return facts === undefined ? {} : toSourceRow(facts, asked);
}

/** CDM 5.4, CDM_SOURCE. 756265 is the concept of that version, and vocabulary None has the version of all of them. */
function toSourceRow(facts: DatasetFacts, { dataset, times, software, today }: Asked): Cells {
  return {
    cdm_source_name: facts.title,
    cdm_source_abbreviation: dataset,
    cdm_holder: facts.publisher ?? 'not stated',
    source_description: [facts.description, licenceOf(facts.license), ...aboutTime(times)]
      .filter((text) => text)
      .map((text) => `${text}`.replace(/\.?$/, '.'))
      .join(' '),
    cdm_etl_reference: `oncograph ${software}`,
    source_release_date: facts.releasedAt ?? facts.loadedAt?.slice(0, 10) ?? '',
    cdm_release_date: today,
    cdm_version: 'v5.4',
    cdm_version_concept_id: '756265',
    vocabulary_version: facts.vocabulary ?? 'not stated',
  };
}

function licenceOf(license: DatasetFacts['license']): string {
  return license === null || license.length === 0 ? '' : `Licence: ${license.join(', ')}`;
}

/** What must be known of the dates before any is read. */
function aboutTime({ timelines, anchor }: Times): readonly string[] {
  const shifted = timelines.filter(({ kind }) => kind === 'SHIFTED');
  return [
    anchor === null ? '' : `Day 0 of each patient stands for ${toIsoDate(anchor)}; dates are not real`,
    shifted.length === 0 ? '' : `Dates are shifted (${listed(shifted)})`,
    timelines.length < 2
      ? ''
      : `Dates stand on several timelines, days of which cannot be compared (${listed(timelines)})`,
  ];
}
