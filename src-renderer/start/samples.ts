/**
 * A little of the real data, for the start screen's pictures: the packs themselves are with the trainer. A
 * test holds both against what the trainer loads.
 */

/** Digit 35 of the pack: `[28, 28]`, 0 (background) to 255. */
export const sampleDigit = {
  index: 35,
  label: 3,
  pixels: decode(
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgcHaIKC7f7+iwkA' +
      'AAAAAAAAAAAAAAAAAAAeiKL9/f39/f39/f2HAAAAAAAAAAAAAAAAAAAAnv39/f397uu9b/D9ygMAAAAAAAAAAAAAAA' +
      'AAACjkjGlpaRQAAADm/f0FAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABN9P2mAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAA8' +
      '8v39SQAAAAAAAAAAAAAAAAAAAAAAAAAAAA4stf39ngQAAAAAAAAAAAAAAAAAAAAAAAAAAA+v/f39nAYAAAAAAAAAAA' +
      'AAAAAAAAAJOI20tLTJ/f39mwcAAAAAAAAAAAAAAAAAAAAAgP39/f39/f39fQgAAAAAAAAAAAAAAAAAAAAAAET9/f39' +
      '/f39/eeQBwAAAAAAAAAAAAAAAAAAAAAJibOzlDc3N9z9/XoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACjA/f2UAAAAAA' +
      'AAAAAAAAAAAAAAAAAAAAAAAAAAD7X97A8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAACHV/dYMAAAAAAAAAAAAAAA8mVoA' +
      'AAAAAAAAAACH/f2UAAAAAAAAAAAAAAAAiP371lsAAAAAAAAi5f39YQAAAAAAAAAAAAAABvX9/f37mlpQcHDR8f39aw' +
      'IAAAAAAAAAAAAAAAEMFZP9/f37+v39/f39awIAAAAAAAAAAAAAAAAAAAABBVWBgdn9/dmBGgEAAAAAAAAAAAAAAAAA' +
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==',
  ),
} as const;

/**
 * A third of the points of the template `playground` (the pairs 0, 3, 6, ...): x and y in hundredths as signed
 * bytes, class 0 and class 1 in turns.
 */
export const samplePoints: Int8Array = new Int8Array(
  decode(
    'AwD7/AIC+v8FBfr5CQL1+QgJ+fwJCvf0CAX49wEL9/kHB/jzAwv98gQM+/IFEPrvAQr3+P8SAPACDfzu/hH/8f0QAe' +
      '38EQbv9BMO7vEUDu3xFAfv8hIO8fAQFOzvDxTx6gwb9uULHPToCBv35gUb++AAHP/k/CAD3f4fA+L2IAne8B8F5vAa' +
      'FePuGxLo5hga5+QcIOjfGhrv3Rgj79gUJPTZDyT50woq+tcILgPU/ywG1/kuDNX3LRPW8CwT2esoG9XmJh/b4iYh39' +
      '4kJ+PcHyzj0B8o6dESMuvQETD4zQc3/MUJNf/KAzMIzfY4D8H0MxbI7TcVw+k1HcfhKh3N2i8s1NcpLtjRIzThziE1' +
      '28cTP+nBFUDywglJ9rwCPv27/EgDt+xFFLXrSA6240MXw9g/I7/ZPCjHzjotyM03PczBMEDSuShF1bsZSeG0GE/nrx' +
      'BI7awGWPyu/1EFrvNQEbLnVhWv5FEftNZNKb7PSC68xEE4xL86Psq1O0fOtDBL2KomT+CpH1jqoxle76ERYg==',
  ).buffer,
);

/** The first points that two templates learn from: x in hundredths and y in fiftieths, as signed bytes. */
export const sampleCurves = {
  'function-fit': new Int8Array(
    decode('yBFf8vXhui8sEa8vLwkjKKQXsC8kJgcW9eHHFRsxVNYWMaEQui/NBCcgDCFA2vrv').buffer,
  ),
  'overfit-poly': new Int8Array(decode('DPlgLSfHIePrAtYssAtM8i3OVhLxGDLUuhae2M4y').buffer),
} as const;

/** All flowers of Iris, fifty of each kind in turn: petal length and width in millimetres. */
export const samplePetals: Uint8Array = decode(
  'DgIOAg0CDwIOAhEEDgMPAg4CDwEPAhACDgELAQwCDwQNBA4DEQMPAxECDwQKAhEFEwIQAhAEDwIOAhACEAIPBA8BDgIPAgwC' +
    'DQIOAQ0CDwINAw0DDQIQBhMEDgMQAg4CDwIOAi8OLQ8xDygNLg8tDS8QIQouDScOIwoqDygKLw4kDSwOLQ8pCi0PJwswEigN' +
    'MQ8vDCsNLA4wDjIRLQ8jCiYLJQonDDMQLQ8tEC8PLA0pDSgNLAwuDigMIQoqDSoMKg0rDR4LKQ08GTMTOxU4EjoWQhUtET8S' +
    'OhI9GTMUNRM3FTIUMxg1FzcSQxZFFzIPORcxFEMUMRI5FTwSMBIxEjgVOhA9E0AUOBYzDzgOPRc4GDcSMBI2FTgYMxczEzsX' +
    'ORk0FzITNBQ2FzMS',
);

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
