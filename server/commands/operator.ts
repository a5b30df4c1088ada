import { userInfo } from 'node:os';

/** Who runs a command, as the operating system knows the user. */
export function operator(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`; // of a container may have no name
  }
}
