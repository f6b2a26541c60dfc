import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

/** A shape: how deep inside it a point lies, in units of a 32 × 32 drawing; negative: outside. */
type Shape = (x: number, y: number) => number;
type Colour = readonly [number, number, number, number];
type Layer = readonly [Shape, Colour];

/** Samples per pixel and axis: the edges are smooth. */
const samples = 6;

const circle =
  (cx: number, cy: number, r: number): Shape =>
  (x, y) =>
    r - Math.hypot(x - cx, y - cy);

interface Box {
  readonly at: readonly [number, number];
  /** Half of its width and height. */
  readonly half: readonly [number, number];
  /** Of its corners. */
  readonly radius: number;
}

const box =
  ({ at: [cx, cy], half: [width, height], radius }: Box): Shape =>
  (x, y) => {
    const [dx, dy] = [Math.abs(x - cx) - width + radius, Math.abs(y - cy) - height + radius];
    return radius - Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) - Math.min(Math.max(dx, dy), 0);
  };

const without =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    Math.min(shape(x, y), -hole(x, y));

const either =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.max(...shapes.map((shape) => shape(x, y)));

const triangle =
  (points: readonly (readonly [number, number])[]): Shape =>
  (x, y) =>
    Math.min(
      ...points.map(([ax, ay], index) => {
        const [bx, by] = points[(index + 1) % points.length] ?? [ax, ay];
        return ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay);
      }),
    );

/** A lock inside of an arrow that goes round: begin again with what protects you. `scale` 1 fills the drawing. */
function drawing(scale: number, line: number): Shape {
  const at = (value: number) => 16 + (value - 16) * scale;
  const ring = without(circle(16, 16, 13.5 * scale), circle(16, 16, 13.5 * scale - line));
  // The gap lies between straight up and the right: there the arrow's head points on.
  const gap = triangle([
    [16, 16],
    [at(19), at(-6)],
    [at(38), at(8)],
  ]);
  const head = triangle([
    [at(15.5), at(-0.4)],
    [at(21.8), at(3.7)],
    [at(15.5), at(7.4)],
  ]);
  const body = box({ at: [16, at(18.6)], half: [5.6 * scale, 4.4 * scale], radius: 1.4 * scale });
  const [outer, inner] = [3.7 * scale, 3.7 * scale - line * 0.82];
  const shackle = without(
    box({ at: [16, at(13.6)], half: [outer, 5 * scale], radius: outer }),
    box({ at: [16, at(14.2)], half: [inner, 5 * scale - line * 0.82], radius: inner }),
  );
  const slot = box({ at: [16, at(19.7)], half: [0.55 * scale, 1.6 * scale], radius: 0.5 * scale });
  const keyhole = either(circle(16, at(17.9), 1.15 * scale), slot);
  return either(without(ring, gap), head, without(either(shackle, body), keyhole));
}

function render(size: number, layers: readonly Layer[]): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) rows.set(pixel(layers, { x, y, size }), y * (size * 4 + 1) + 1 + x * 4);
  }
  return png(size, rows);
}

interface Pixel {
  readonly x: number;
  readonly y: number;
  /** Of the picture. */
  readonly size: number;
}

function pixel(layers: readonly Layer[], at: Pixel): number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const [shape, [r, g, b, a]] of layers) {
    const part = (coverage(shape, at) * a) / 255;
    if (part === 0) continue;
    const left = alpha * (1 - part);
    const sum = part + left;
    [red, green, blue] = [
      (r * part + red * left) / sum,
      (g * part + green * left) / sum,
      (b * part + blue * left) / sum,
    ];
    alpha = sum;
  }
  return [red, green, blue, alpha * 255].map(Math.round);
}

function coverage(shape: Shape, { x, y, size }: Pixel): number {
  let inside = 0;
  for (let i = 0; i < samples * samples; i += 1) {
    const [dx, dy] = [(i % samples) + 0.5, Math.floor(i / samples) + 0.5];
    if (shape(((x + dx / samples) * 32) / size, ((y + dy / samples) * 32) / size) > 0) inside += 1;
  }
  return inside / samples ** 2;
}

/** PNG (RGBA, 8 bit), rows unfiltered. */
function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const white: Colour = [255, 255, 255, 255];
const brand: Colour = [79, 82, 178, 255];
const manifest = join(import.meta.dirname, "..", "manifest");
// Teams rounds the colour icon itself, and asks for the mark well inside of it.
writeFileSync(
  join(manifest, "color.png"),
  render(192, [
    [() => 1, brand],
    [drawing(0.62, 1.7), white],
  ]),
);
writeFileSync(join(manifest, "outline.png"), render(32, [[drawing(1, 2), white]]));
