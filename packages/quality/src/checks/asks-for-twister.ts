/** A verse for the tongue: it says few words over and over, and ends where it likes. */
export const asksForTwister = /twister|zungenbrecher|trabalenguas|scioglilingua|virelangue|trava-?língua|скороговор/;
