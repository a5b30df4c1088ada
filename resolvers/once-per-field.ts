import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { rememberBy } from '../graph/remember-by.ts';
import type { Context } from './context.ts';

/**
 * `make`, once for a field of a request: its arguments, and what is selected below it, are the same for each of the
 * thousands of things that it is asked of.
 */
export function oncePerField<Arguments, Made extends object>(
  make: (args: Arguments, context: Context, info: GraphQLResolveInfo) => Made,
): (args: Arguments, context: Context, info: GraphQLResolveInfo) => Made {
  const memoryOf = rememberBy((_request: Context, _field: readonly FieldNode[]): { made?: Made } => ({}));
  return (args, context, info) => {
    const memory = memoryOf(context, info.fieldNodes);
    memory.made ??= make(args, context, info);
    return memory.made;
  };
}
