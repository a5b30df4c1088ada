import { describe, expect, it } from 'vitest';
import { createIris } from '../../../fair/rdf/iris.ts';
import { toNTriples } from '../../../fair/rdf/lines.ts';
import { conceptEntity } from '../../../fair/skos/concept.ts';
import { mappingAxiom, mappingProperties } from '../../../fair/sssom/mappings.ts';
import { toPredicate } from '../../../import/vocabulary/sssom/predicate.ts';
import { justificationOf } from '../../../import/vocabulary/sssom/write.ts';

const iris = createIris('https://site.example.org');
const terms = { predicateOf: toPredicate, justificationOf };
const skos = 'http://www.w3.org/2004/02/skos/core#';
const facts = { name: null, standard: true, valid: true, release: null, broader: [] };
const said = (code: string, mappings: Parameters<typeof mappingProperties>[1] = []) =>
  toNTriples([conceptEntity(iris, { ...facts, code }, mappingProperties(iris, mappings, terms))], iris);

describe('conceptEntity', () => {
  it.each([
    ['SNOMED:254837009', 'http://snomed.info/id/254837009'],
    ['LOINC:718-7', 'https://loinc.org/rdf/718-7'],
    ['DOID:1612', 'http://purl.obolibrary.org/obo/DOID_1612'],
    ['DCM:CT', 'http://dicom.nema.org/resources/ontology/DCM/CT'],
  ])('says that %s is the same as %s', (code, iri) =>
    expect(said(code)).toContain(`<http://www.w3.org/2002/07/owl#sameAs> <${iri}> .`),
  );

  it.each(['ICD10:C34.1', 'SNOMED:254837009 | breast'])('knows no official IRI of %s', (code) =>
    expect(said(code)).not.toContain('sameAs'),
  );

  it.each([
    ['Maps to', 'sssom:cross', `${skos}exactMatch`],
    ['Maps to', 'OMOP 2026', 'https://site.example.org/ontology#mapsTo'],
    ['skos:closeMatch', 'any', `${skos}closeMatch`],
    ['Has asso morph', 'OMOP 2026', `${skos}relatedMatch`],
  ])('says %j by %s as %s', (relationship, source, predicate) =>
    expect(said('ICD10:C34.1', [{ to: 'DOID:1612', relationship, source }])).toContain(
      `<${predicate}> <https://site.example.org/concept/DOID/1612> .`,
    ),
  );
});

describe('mappingAxiom', () => {
  it('says where a mapping is from and how it came about, under the address of its concept', () => {
    const mapping = { from: 'ICD10:C34.1', to: 'DOID:1612', relationship: 'Maps to', source: 'a "source"' };
    const text = toNTriples([mappingAxiom(iris, mapping, terms)], iris);
    expect(text).toContain('<https://site.example.org/concept/ICD10/C34.1#mapping-Maps%20to%20DOID%3A1612> ');
    expect(text).toContain(
      '<https://w3id.org/sssom/mapping_justification> <https://w3id.org/semapv/vocab/UnspecifiedMatching> .',
    );
    expect(text).toContain('"a \\"source\\""');
  });
});
