import { describe, expect, it } from 'vitest';
import { learningRateAt } from '../../../src/training/run/schedule';

const rates = (peak: number, stepsTotal: number, schedule: 'constant' | 'onecycle' = 'onecycle') =>
  Array.from({ length: stepsTotal }, (_, step) => learningRateAt({ schedule, peak, step, stepsTotal }));

function expectClose(actual: number[], expected: number[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, step) => {
    expect(Math.abs(value - expected[step]!), `step ${step}: ${value}`).toBeLessThan(1e-12);
  });
}

describe('the one-cycle schedule', () => {
  // torch 1.13.0: OneCycleLR(optimizer, max_lr=peak, total_steps=n, cycle_momentum=False), the rate of each optimizer.step()
  it('equals PyTorch over 10 steps', () => {
    expectClose(
      rates(2e-3, 10),
      [
        7.999999999999999e-5, 0.0010400000000000001, 0.002, 0.0019009692640269472, 0.001623491307899526,
        0.0012225240438725783, 0.0007774839561274215, 0.00037651669210047396, 9.903873597305257e-5, 8e-9,
      ],
    );
  });

  it('equals PyTorch over 37 steps, where the peak falls between two', () => {
    expectClose(
      rates(1e-2, 37),
      [
        0.0003999999999999993, 0.0006303370838428961, 0.0012992420136243993, 0.0023425174514720027,
        0.0036600363048862354, 0.005125351302782315, 0.006597830618690809, 0.007936154839426158,
        0.009011879924054817, 0.009721764464655948, 0.009997678155001542, 0.009970235941053401,
        0.00986780269964604, 0.009693837707454113, 0.009450897368745133, 0.009142551676026227,
        0.008773331749235976, 0.008348663251231065, 0.007874786658022786, 0.007358665555387161,
        0.006807884309423991, 0.006230536614789346, 0.005635106558377999, 0.0050303439462172275,
        0.0044251357256352404, 0.0038283753921470654, 0.0032488323001152765, 0.0026950227976568794,
        0.002175085079460571, 0.0016966595965440614, 0.0012667767803223493, 0.0008917537308744445,
        0.0005771013875677784, 0.0003274435461619321, 0.00014644891243010297, 3.6777190765913805e-5, 4e-8,
      ],
    );
  });

  it('equals PyTorch at places of 1000 steps, and where there are very few', () => {
    const thousand = rates(2e-3, 1000);
    const places = [0, 1, 150, 298, 299, 300, 301, 500, 998, 999];
    expectClose(
      places.map((step) => thousand[step]!),
      [
        7.999999999999999e-5, 8.005299008433564e-5, 0.0010450433362450937, 0.0019999470099156644, 0.002,
        0.0019999899290322892, 0.0019999597163320062, 0.0016199762030803585, 1.8070967710739916e-8, 8e-9,
      ],
    );
    expectClose(rates(1e-3, 1), [4e-9]);
    expectClose(rates(1e-3, 2), [0.0008117456539497629, 4e-9]);
    expectClose(rates(1e-3, 3), [0.0009944154354509117, 0.00046263710266697503, 4e-9]);
  });
});

describe('the constant schedule', () => {
  it('is constant', () => {
    expect(new Set(rates(3e-4, 50, 'constant'))).toEqual(new Set([3e-4]));
  });
});
