import { describe, expect, it } from 'vitest';
import { isMaskedRenderer, isSoftwareRenderer } from '../../../src/experiment/engines/renderer';

describe('the name of a renderer', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'Google SwiftShader',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'Mesa/X.org, llvmpipe (LLVM 12.0.0, 256 bits)',
    'softpipe',
    'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Apple Software Renderer',
  ])('tells that %s is software', (name) => {
    expect(isSoftwareRenderer(name)).toBe(true);
  });

  it.each([
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
    'Apple GPU',
    'Adreno (TM) 650',
    'Mali-G78',
    'WebKit WebGL',
    undefined,
  ])('tells that %s is not', (name) => {
    expect(isSoftwareRenderer(name)).toBe(false);
  });

  it.each(['Apple GPU', 'WebKit WebGL', 'Mozilla', 'Generic Renderer', '', undefined])(
    'tells nothing where it is %s',
    (name) => {
      expect(isMaskedRenderer(name)).toBe(true);
    },
  );

  it.each([
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
    'ANGLE (NVIDIA, NVIDIA GeForce GTX 980 Direct3D11 vs_5_0 ps_5_0), or similar',
    'llvmpipe, or similar',
    'Apple M1, or similar',
  ])('tells something where it is %s', (name) => {
    expect(isMaskedRenderer(name)).toBe(false);
  });
});
