import { execFileSync, spawnSync } from 'node:child_process';

/** Whether this user may mount a small disk: root may, outside of containers that forbid it. */
export const canMount =
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/** Does `work` while a folder is a disk of so many KiB. */
export async function onSmallDisk(folder: string, kib: number, work: () => Promise<void>): Promise<void> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder]);
  try {
    await work();
  } finally {
    execFileSync('umount', [folder]);
  }
}
