/**
 * The smallest text worth continuing: one word over and over, four characters of vocabulary, where an `l`
 * can only be told from the other `l` by what came before.
 *
 * Source: A. Karpathy, The Unreasonable Effectiveness of Recurrent Neural Networks (2015), the net of "hello".
 */
export const helloCorpus: string = 'hello'.repeat(400);
