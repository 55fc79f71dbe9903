/** What units and networks say over the plane of two inputs. */
export const planeWords = {
  unitsOver: '{count} units over the plane',
  unitsShown: '{shown} of {count} units over the plane',
  inputsOver: 'x₁ and x₂ over the plane',
  unitAt: 'unit {unit} at ({x}; {y}): {value}',
  inputAt: 'x{unit} at ({x}; {y}): {value}',
  side: 'x₁ and x₂ from {low} to {high}',
  heights: 'What the network says of every point, as a number',
  surface: 'What the network says of every point',
  heldOut: 'rings: held out',
  unsure: 'pale: unsure',
} as const satisfies Readonly<Record<string, string>>;
