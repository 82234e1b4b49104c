/** 0: fine. 1: findings. 2: misuse, or a failure to do the work at all. 130: interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;
