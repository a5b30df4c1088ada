import { describeIndex } from './hold-index.ts';
import { graphs } from './random-questions.ts';

describeIndex(graphs.slice(0, 3));
