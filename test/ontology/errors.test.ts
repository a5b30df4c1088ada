import { locatedError } from 'graphql';
import { expect, it } from 'vitest';
import { CriterionError, CriterionErrors, KnownError } from '../../ontology/errors.ts';

const fault = { code: 'ARGUMENT_INVALID', path: ['first'], reason: 'must be from 1 to 100' } as const;

it.each([
  new CriterionError(fault),
  new CriterionErrors([fault]),
  new KnownError('NOT_FOUND', 'There is none.'),
])('GraphQL says at which field $name was thrown', (error) => {
  expect(locatedError(error, [], ['patient', 'b']).path).toEqual(['patient', 'b']);
});

it('a CriterionError says of which argument it is', () => {
  expect(new CriterionError(fault).extensions).toEqual({ code: 'ARGUMENT_INVALID', path: ['first'] });
});
