import { describe, expect, it } from 'vitest';
import { ask, createToy, secret } from '../toy.ts';

describe('createMetrics', () => {
  it('gives Prometheus text, one sample a line', async () => {
    const toy = await createToy();
    await ask(toy, '{ hello }');
    const { headers, body } = await toy.app.inject({ url: '/metrics' });
    const sample = /^[a-z_]+[a-z0-9_]*(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? (-?[\d.e+-]+|NaN|Nan|\+Inf)$/;
    const samples = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(headers['content-type']).toMatch(/^text\/plain; version=0.0.4/);
    expect(samples.filter((line) => !sample.test(line))).toEqual([]);
  });

  it('counts requests by route, operations by outcome, and statements', async () => {
    const toy = await createToy();
    await ask(toy, '{ hello }');
    await ask(toy, '{ faulty }');
    await ask(toy, '{ nothing }');
    await toy.app.inject({ url: `/patients/${secret}` });
    const { body } = await toy.app.inject({ url: '/metrics' });
    expect(body).toContain(
      'http_request_duration_seconds_count{method="POST",route="/graphql",status="200"} 2',
    );
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
    expect(body).toContain('graphql_operations_total{outcome="OK"} 1');
    expect(body).toContain('graphql_operations_total{outcome="UNKNOWN_CODE"} 1');
    expect(body).toContain('graphql_operations_total{outcome="BAD_REQUEST"} 1');
    expect(body).toContain('cypher_statements_total 7');
    expect(body).not.toContain(secret);
  });
});
