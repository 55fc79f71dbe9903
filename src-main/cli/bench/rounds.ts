/** About how long a system is measured in a round. */
export const secondsPerRound = 2;
