import { Zip, ZipPassThrough } from 'fflate';
import type { RawRow } from './types';

/**
 * Rows of the database as a lossless .zip that other programs can read: `stored.json` holds every value; typed arrays
 * (little-endian), buffers and files are stored beside it under `data/`, and the JSON has their paths. Values that
 * JSON cannot express become an object with one key that begins with `$`: `$array` (with `file`), `$buffer`, `$blob`,
 * `$undefined`, `$number` (NaN, infinities, −0), `$bigint`, `$date`, `$map`, `$set`; an object that itself has such
 * keys is wrapped in `$object`. A file whose bytes are gone is `$unreadable`.
 *
 * @param lab version of the lab that saves it
 */
export async function zipRows(rows: readonly RawRow[], lab: string): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, piece) => {
    if (error) failure = error;
    else pieces.push(piece as Uint8Array<ArrayBuffer>);
  });
  let files = 0;
  const add = (path: string, bytes: Uint8Array): void => {
    const entry = new ZipPassThrough(path);
    zip.add(entry);
    entry.push(bytes, true);
  };
  const addData = (bytes: Uint8Array, name: string): string => {
    files++;
    const path = `data/${String(files).padStart(4, '0')}-${name.replace(/[^\w.-]+/g, '_').slice(-60)}`;
    add(path, bytes);
    return path;
  };
  const stored = [];
  for (const { store, key, value } of rows) {
    stored.push({
      store,
      key: await encode(key, 'key', addData),
      value: await encode(value, store, addData),
    });
  }
  const text = JSON.stringify({ kind: 'ecg-lab-stored', lab, rows: stored }, undefined, 1);
  add('stored.json', new TextEncoder().encode(text));
  zip.end();
  if (failure) throw failure;
  return new Blob(pieces, { type: 'application/zip' });
}

type AddData = (bytes: Uint8Array, name: string) => string;

/** @param name key or index of the value in its parent, for the names of files */
async function encode(value: unknown, name: string, addData: AddData): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return encodePlain(value);
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    const type = Object.prototype.toString.call(value).slice(8, -1);
    return { $array: type, file: addData(new Uint8Array(buffer, byteOffset, byteLength), `${name}.${type}`) };
  }
  if (value instanceof ArrayBuffer) return { $buffer: addData(new Uint8Array(value), `${name}.bin`) };
  if (value instanceof Blob) return encodeBlob(value, name, addData);
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? null : value.toISOString() };
  if (value instanceof Map) return { $map: await encodeAll([...value], name, addData) };
  if (value instanceof Set) return { $set: await encodeAll([...value], name, addData) };
  if (Array.isArray(value)) return encodeAll(value, name, addData);
  return encodeObject(value as Record<string, unknown>, addData);
}

function encodePlain(value: unknown): unknown {
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'bigint') return { $bigint: String(value) };
  if (typeof value !== 'number') return value;
  if (Object.is(value, -0)) return { $number: '-0' };
  return Number.isFinite(value) ? value : { $number: String(value) };
}

async function encodeAll(values: readonly unknown[], name: string, addData: AddData): Promise<unknown[]> {
  const encoded = [];
  for (const value of values) encoded.push(await encode(value, name, addData));
  return encoded;
}

async function encodeObject(value: Record<string, unknown>, addData: AddData): Promise<object> {
  const encoded: [string, unknown][] = [];
  for (const [key, each] of Object.entries(value)) {
    // Files of a record keep their own names.
    const name = each instanceof Blob && typeof value.name === 'string' ? value.name : key;
    encoded.push([key, await encode(each, name, addData)]);
  }
  const object = Object.fromEntries(encoded);
  return encoded.some(([key]) => key.startsWith('$')) ? { $object: object } : object;
}

async function encodeBlob(blob: Blob, name: string, addData: AddData): Promise<object> {
  try {
    return { $blob: addData(new Uint8Array(await blob.arrayBuffer()), name), type: blob.type };
  } catch (error) {
    return { $unreadable: error instanceof Error ? error.message : String(error) };
  }
}
