// Ends before it says anything, with a reason in its log.
console.error('first line\nthe last thing it said');
process.exit(7);
