/** Whether a point of a shape's own plane, about -1 to 1 a side with y upwards, lies inside it. */
type Outline = (x: number, y: number) => boolean;

/** The shapes in the order of `shapePictures.classes`. */
export const shapeOutlines: readonly Outline[] = [
  disc,
  (x, y) => disc(x, y) && Math.hypot(x, y) > 0.58,
  square,
  (x, y) => square(x, y) && Math.max(Math.abs(x), Math.abs(y)) > 0.5,
  // An equilateral triangle on its side.
  (x, y) => y > -0.6 && y < 1.1 - Math.sqrt(3) * Math.abs(x),
  star,
  (x, y) => Math.min(Math.abs(x), Math.abs(y)) < 0.3 && Math.max(Math.abs(x), Math.abs(y)) < 0.95,
  (x, y) => disc(x, y) && Math.hypot(x - 0.45, y) > 0.75,
  heart,
  (x, y) =>
    (Math.abs(x) < 0.25 && y > -0.95 && y < 0.2) || (y >= 0.1 && y < 0.95 - 1.1 * Math.abs(x)),
];

function disc(x: number, y: number): boolean {
  return Math.hypot(x, y) < 0.95;
}

function square(x: number, y: number): boolean {
  return Math.max(Math.abs(x), Math.abs(y)) < 0.82;
}

/** Five points: the edge between a tip and the notch beside it, in the tenth of the circle where the point is. */
function star(x: number, y: number): boolean {
  const [outer, inner] = [1.05, 0.45];
  const tenth = Math.PI / 5;
  const angle = Math.abs(((Math.atan2(x, y) + 11 * tenth) % (2 * tenth)) - tenth);
  const [px, py] = [Math.hypot(x, y) * Math.cos(angle), Math.hypot(x, y) * Math.sin(angle)];
  const [qx, qy] = [inner * Math.cos(tenth), inner * Math.sin(tenth)];
  return (qx - outer) * py - qy * (px - outer) > 0;
}

/** (x² + y² - 1)³ < x² y³, moved and scaled into the square. */
function heart(x: number, y: number): boolean {
  const [u, v] = [1.25 * x, 1.25 * y + 0.15];
  return (u * u + v * v - 1) ** 3 < u * u * v ** 3;
}
