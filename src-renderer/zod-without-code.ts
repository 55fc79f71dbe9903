import { z } from 'zod';

// The window's policy lets no text become code: without this zod would try, and be reported for it. It stands in
// a file of its own, imported before everything else, because zod asks when the first schema is made.
z.config({ jitless: true });
