import type { CatalogueFacts } from '../fair/catalogue/facts.ts';
import type { Config } from './config.ts';

/** Settings by which a site speaks of its catalogue. */
export type StatedSettings = Partial<
  Pick<Config, 'access' | 'catalogueTitle' | 'catalogueDescription' | 'cataloguePublisher'>
>;

/** What the settings say of the catalogue as a whole. */
export function statedCatalogue({
  access,
  catalogueTitle: title,
  catalogueDescription: description,
  cataloguePublisher: name,
}: StatedSettings): Partial<CatalogueFacts> {
  return {
    records: access === 'open' ? 'open' : 'closed',
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(name === undefined ? {} : { publisher: { name } }),
  };
}
