import { storeProduct, storeValue, VALUE } from './lanes';

// The passes of `src/signal/fft/butterflies.ts`, operation by operation, for two transforms side by side. `table` holds the radix's
// constants, then the twiddle factors: JavaScript computes them, because its sines differ from browser to browser.

export function radix2(columns: i32, stride: i32, x: usize, y: usize, table: usize): void {
  const row = <usize>stride * VALUE;
  const apart = row * <usize>columns;
  for (let p = 0; p < columns; p++, table += 16, y += row) {
    const w1r = v128.load_splat<f64>(table);
    const w1i = v128.load_splat<f64>(table, 8);
    for (const end = x + row; x < end; x += VALUE, y += VALUE) {
      const ar = v128.load(x);
      const ai = v128.load(x, 16);
      const br = v128.load(x + apart);
      const bi = v128.load(x + apart, 16);
      storeValue(y, f64x2.add(ar, br), f64x2.add(ai, bi));
      storeProduct(y + row, f64x2.sub(ar, br), f64x2.sub(ai, bi), w1r, w1i);
    }
  }
}

export function radix3(columns: i32, stride: i32, x: usize, y: usize, table: usize): void {
  const row = <usize>stride * VALUE;
  const apart = row * <usize>columns;
  const sin60 = v128.load_splat<f64>(table);
  const half = f64x2.splat(0.5);
  table += 8;
  for (let p = 0; p < columns; p++, table += 32, y += 2 * row) {
    const w1r = v128.load_splat<f64>(table);
    const w1i = v128.load_splat<f64>(table, 8);
    const w2r = v128.load_splat<f64>(table, 16);
    const w2i = v128.load_splat<f64>(table, 24);
    for (const end = x + row; x < end; x += VALUE, y += VALUE) {
      const x1 = x + apart;
      const x2 = x1 + apart;
      const ar = v128.load(x);
      const ai = v128.load(x, 16);
      const br = v128.load(x1);
      const bi = v128.load(x1, 16);
      const cr = v128.load(x2);
      const ci = v128.load(x2, 16);
      const sr = f64x2.add(br, cr);
      const si = f64x2.add(bi, ci);
      const dr = f64x2.mul(sin60, f64x2.sub(br, cr));
      const di = f64x2.mul(sin60, f64x2.sub(bi, ci));
      storeValue(y, f64x2.add(ar, sr), f64x2.add(ai, si));
      const mr = f64x2.sub(ar, f64x2.mul(half, sr));
      const mi = f64x2.sub(ai, f64x2.mul(half, si));
      storeProduct(y + row, f64x2.add(mr, di), f64x2.sub(mi, dr), w1r, w1i);
      storeProduct(y + 2 * row, f64x2.sub(mr, di), f64x2.add(mi, dr), w2r, w2i);
    }
  }
}

export function radix4(columns: i32, stride: i32, x: usize, y: usize, table: usize): void {
  const row = <usize>stride * VALUE;
  const apart = row * <usize>columns;
  for (let p = 0; p < columns; p++, table += 48, y += 3 * row) {
    const w1r = v128.load_splat<f64>(table);
    const w1i = v128.load_splat<f64>(table, 8);
    const w2r = v128.load_splat<f64>(table, 16);
    const w2i = v128.load_splat<f64>(table, 24);
    const w3r = v128.load_splat<f64>(table, 32);
    const w3i = v128.load_splat<f64>(table, 40);
    for (const end = x + row; x < end; x += VALUE, y += VALUE) {
      const x1 = x + apart;
      const x2 = x1 + apart;
      const x3 = x2 + apart;
      const ar = v128.load(x);
      const ai = v128.load(x, 16);
      const br = v128.load(x1);
      const bi = v128.load(x1, 16);
      const cr = v128.load(x2);
      const ci = v128.load(x2, 16);
      const dr = v128.load(x3);
      const di = v128.load(x3, 16);
      const evenSumR = f64x2.add(ar, cr);
      const evenSumI = f64x2.add(ai, ci);
      const evenDifR = f64x2.sub(ar, cr);
      const evenDifI = f64x2.sub(ai, ci);
      const oddSumR = f64x2.add(br, dr);
      const oddSumI = f64x2.add(bi, di);
      const oddDifR = f64x2.sub(br, dr);
      const oddDifI = f64x2.sub(bi, di);
      storeValue(y, f64x2.add(evenSumR, oddSumR), f64x2.add(evenSumI, oddSumI));
      storeProduct(y + row, f64x2.add(evenDifR, oddDifI), f64x2.sub(evenDifI, oddDifR), w1r, w1i);
      storeProduct(y + 2 * row, f64x2.sub(evenSumR, oddSumR), f64x2.sub(evenSumI, oddSumI), w2r, w2i);
      storeProduct(y + 3 * row, f64x2.sub(evenDifR, oddDifI), f64x2.add(evenDifI, oddDifR), w3r, w3i);
    }
  }
}

export function radix5(columns: i32, stride: i32, x: usize, y: usize, table: usize): void {
  const row = <usize>stride * VALUE;
  const apart = row * <usize>columns;
  const cos72 = v128.load_splat<f64>(table);
  const cos144 = v128.load_splat<f64>(table, 8);
  const sin72 = v128.load_splat<f64>(table, 16);
  const sin144 = v128.load_splat<f64>(table, 24);
  table += 32;
  for (let p = 0; p < columns; p++, table += 64, y += 4 * row) {
    for (const end = x + row; x < end; x += VALUE, y += VALUE) {
      const x1 = x + apart;
      const x2 = x1 + apart;
      const x3 = x2 + apart;
      const x4 = x3 + apart;
      const br = v128.load(x1);
      const bi = v128.load(x1, 16);
      const er = v128.load(x4);
      const ei = v128.load(x4, 16);
      const outerSumR = f64x2.add(br, er);
      const outerSumI = f64x2.add(bi, ei);
      const outerDifR = f64x2.sub(br, er);
      const outerDifI = f64x2.sub(bi, ei);
      const cr = v128.load(x2);
      const ci = v128.load(x2, 16);
      const dr = v128.load(x3);
      const di = v128.load(x3, 16);
      const innerSumR = f64x2.add(cr, dr);
      const innerSumI = f64x2.add(ci, di);
      const innerDifR = f64x2.sub(cr, dr);
      const innerDifI = f64x2.sub(ci, di);
      const ar = v128.load(x);
      const ai = v128.load(x, 16);
      storeValue(
        y,
        f64x2.add(f64x2.add(ar, outerSumR), innerSumR),
        f64x2.add(f64x2.add(ai, outerSumI), innerSumI),
      );
      const c1r = f64x2.add(f64x2.add(ar, f64x2.mul(cos72, outerSumR)), f64x2.mul(cos144, innerSumR));
      const c1i = f64x2.add(f64x2.add(ai, f64x2.mul(cos72, outerSumI)), f64x2.mul(cos144, innerSumI));
      const s1r = f64x2.add(f64x2.mul(sin72, outerDifR), f64x2.mul(sin144, innerDifR));
      const s1i = f64x2.add(f64x2.mul(sin72, outerDifI), f64x2.mul(sin144, innerDifI));
      storeProduct(
        y + row,
        f64x2.add(c1r, s1i),
        f64x2.sub(c1i, s1r),
        v128.load_splat<f64>(table),
        v128.load_splat<f64>(table, 8),
      );
      storeProduct(
        y + 4 * row,
        f64x2.sub(c1r, s1i),
        f64x2.add(c1i, s1r),
        v128.load_splat<f64>(table, 48),
        v128.load_splat<f64>(table, 56),
      );
      const c2r = f64x2.add(f64x2.add(ar, f64x2.mul(cos144, outerSumR)), f64x2.mul(cos72, innerSumR));
      const c2i = f64x2.add(f64x2.add(ai, f64x2.mul(cos144, outerSumI)), f64x2.mul(cos72, innerSumI));
      const s2r = f64x2.sub(f64x2.mul(sin144, outerDifR), f64x2.mul(sin72, innerDifR));
      const s2i = f64x2.sub(f64x2.mul(sin144, outerDifI), f64x2.mul(sin72, innerDifI));
      storeProduct(
        y + 2 * row,
        f64x2.add(c2r, s2i),
        f64x2.sub(c2i, s2r),
        v128.load_splat<f64>(table, 16),
        v128.load_splat<f64>(table, 24),
      );
      storeProduct(
        y + 3 * row,
        f64x2.sub(c2r, s2i),
        f64x2.add(c2i, s2r),
        v128.load_splat<f64>(table, 32),
        v128.load_splat<f64>(table, 40),
      );
    }
  }
}
