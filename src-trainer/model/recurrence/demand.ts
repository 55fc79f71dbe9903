/** The value, which has to be there: where it is not, the program is at fault. */
export function demand<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a recurrent step lacks a tensor');
  return value;
}
