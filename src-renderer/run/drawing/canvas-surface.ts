import { cssFont, type Surface, type Typeface } from './surface.ts';

/** Draws on a canvas whose units are CSS pixels. */
export function createCanvasSurface(context: CanvasRenderingContext2D, type: Typeface): Surface {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  context.globalAlpha = 1;
  return {
    textWidth: (text, isStrong) => {
      context.font = cssFont(type, isStrong);
      return context.measureText(text).width;
    },
    lines: (paths, { colour, width, dash = [], alpha = 1 }) => {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash([...dash]);
      context.globalAlpha = alpha;
      context.beginPath();
      for (const [first, ...more] of paths) {
        if (first === undefined) continue;
        context.moveTo(first.x, first.y);
        if (more.length === 0) context.lineTo(first.x, first.y);
        for (const { x, y } of more) context.lineTo(x, y);
      }
      context.stroke();
      context.globalAlpha = 1;
    },
    area: (corners, { colour, alpha = 1 }) => {
      context.fillStyle = colour;
      context.globalAlpha = alpha;
      context.beginPath();
      for (const { x, y } of corners) context.lineTo(x, y);
      context.fill();
      context.globalAlpha = 1;
    },
    rectangle: ({ x, y, width, height }, { colour, alpha = 1 }) => {
      context.fillStyle = colour;
      context.globalAlpha = alpha;
      context.fillRect(x, y, width, height);
      context.globalAlpha = 1;
    },
    disc: ({ x, y }, radius, { colour, alpha = 1 }) => {
      context.fillStyle = colour;
      context.globalAlpha = alpha;
      context.beginPath();
      context.arc(x, y, radius, 0, Math.PI * 2);
      context.fill();
      context.globalAlpha = 1;
    },
    ring: ({ x, y }, radius, { colour, width, alpha = 1 }) => {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash([]);
      context.globalAlpha = alpha;
      context.beginPath();
      context.arc(x, y, radius, 0, Math.PI * 2);
      context.stroke();
      context.globalAlpha = 1;
    },
    text: (text, { x, y }, { colour, align = 'left', isStrong, type: own = type }) => {
      context.font = cssFont(own, isStrong);
      context.fillStyle = colour;
      context.textAlign = align;
      context.fillText(text, x, y + 0.5);
    },
    clipped: ({ x, y, width, height }, draw) => {
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      draw();
      context.restore();
    },
    moved: ({ x, y }, draw) => {
      context.save();
      context.translate(x, y);
      draw();
      context.restore();
    },
  };
}
