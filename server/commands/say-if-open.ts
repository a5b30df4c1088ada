import type { Session } from '../session.ts';

/** Grants and tokens decide nothing where everybody may see everything: whoever gives one under such settings is told. */
export function sayIfOpen({ config, log }: Pick<Session, 'config' | 'log'>): void {
  if (config.access === 'open')
    log.info(
      'Under ACCESS=open everybody may use everything: this counts where the server has ACCESS=tiered.',
    );
}
