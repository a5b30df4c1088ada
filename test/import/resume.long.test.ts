import { describeResume } from './resume.ts';

describeResume(5, 60);
