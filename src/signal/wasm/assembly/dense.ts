// A small dense network; see `src/detection/network.ts`, whose products are added in the same order. Of each layer `layers` holds
// five i32: where its weights, its biases and its outputs are, how many outputs (a multiple of four), and how many inputs. The
// weights of four outputs lie beside each other. Returns the first output of the last layer.
export function dense(layers: usize, count: i32, x: usize): f64 {
  const zero = f64x2.splat(0);
  for (let layer = 1; layer <= count; layer++, layers += 20) {
    let taps: usize = load<u32>(layers);
    let bias: usize = load<u32>(layers, 4);
    const outputs: usize = load<u32>(layers, 8);
    const end = outputs + (<usize>load<u32>(layers, 12) << 3);
    const xEnd = x + (<usize>load<u32>(layers, 16) << 3);
    for (let y = outputs; y < end; y += 32, bias += 32) {
      let sum0 = v128.load(bias);
      let sum1 = v128.load(bias, 16);
      for (let at = x; at < xEnd; at += 8, taps += 32) {
        const value = v128.load_splat<f64>(at);
        sum0 = f64x2.add(sum0, f64x2.mul(v128.load(taps), value));
        sum1 = f64x2.add(sum1, f64x2.mul(v128.load(taps, 16), value));
      }
      if (layer < count) {
        sum0 = f64x2.pmax(zero, sum0);
        sum1 = f64x2.pmax(zero, sum1);
      }
      v128.store(y, sum0);
      v128.store(y, sum1, 16);
    }
    x = outputs;
  }
  return load<f64>(x);
}
