// Paint the layers once, then let WebGL2 move them on small grids with depth. Only eyes, brows and mouth are
// repainted for each frame: one small canvas, one upload.

import { NEUTRAL } from '../pose.js';
import { layersOf } from './layers.js';
import { mesh } from './mesh.js';
import { FRAGMENT, MODES, VERTEX } from './shaders.js';
import { Sheet } from './sheet.js';

const MIDDLE_Y = 40; // of eyes and mouth
// Chromium gives such a context although asked to fail: 48-226 ms a frame, where Canvas2D takes 10-40.
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;
const STRIDE = 20; // bytes of a vertex: five floats

export class WebGLCompositor {
  #canvas; #gl; #pen; #uniforms; #view = null; #parts = [];
  name = 'gl';

  /** Throws when WebGL2 is missing; with `strict`, also when it would be slower than Canvas2D. */
  constructor(canvas, pen, { strict = true } = {}) {
    this.#canvas = canvas;
    this.#pen = pen;
    this.#gl = canvas.getContext('webgl2', {
      alpha: true, premultipliedAlpha: true, antialias: false, powerPreference: 'low-power', failIfMajorPerformanceCaveat: strict,
    });
    if (!this.#gl || this.#gl.isContextLost()) throw new Error('no usable WebGL2');
    if (strict && SOFTWARE.test(rendererOf(this.#gl))) throw new Error('WebGL2 without a GPU');
    this.#uniforms = prepare(this.#gl);
  }

  /** view: { width, height, x, y, scale, dpr } in CSS pixels. */
  layout(view) {
    const gl = this.#gl;
    this.#view = view;
    this.#canvas.width = Math.round(view.width * view.dpr);
    this.#canvas.height = Math.round(view.height * view.dpr);
    gl.viewport(0, 0, this.#canvas.width, this.#canvas.height);
    this.#parts.forEach((part) => release(gl, part));
    this.#parts = layersOf(this.#pen.character, (view.height - view.y) / view.scale + 6).map((layer) => {
      const sheet = new Sheet(layer, view);
      const part = { layer, sheet, texture: texture(gl), ...grid(gl, mesh({ ...layer, box: sheet.box })) };
      this.#paint(part, NEUTRAL);
      if (layer.moves !== 'screen') part.sheet = null; // its picture is in the texture now
      return part;
    });
  }

  draw(pose) {
    const gl = this.#gl;
    const uniforms = this.#uniforms;
    const { x, y, scale, width, height } = this.#view;
    for (const part of this.#parts) if (part.sheet) gl.uniform2f(uniforms.shift, ...this.#paintInPlace(part, pose));
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform3f(uniforms.turn, pose.yaw, pose.pitch, pose.roll);
    gl.uniform3f(uniforms.view, x, y, scale);
    gl.uniform3f(uniforms.move, pose.headX, pose.headY, pose.breath);
    gl.uniform2f(uniforms.size, width, height);
    gl.uniform1f(uniforms.jaw, pose.jawOpen);
    for (const { layer, texture: picture, grid: vertices, count } of this.#parts) {
      gl.uniform1f(uniforms.mode, MODES[layer.moves]);
      gl.bindVertexArray(vertices);
      gl.bindTexture(gl.TEXTURE_2D, picture);
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, 0);
    }
  }

  destroy() {
    this.#parts.forEach((part) => release(this.#gl, part));
    this.#parts = [];
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext(); // browsers keep few contexts, and collect them late
  }

  /**
   * Eyes and mouth as they look from here: on the mesh the far eye would only be squeezed. The sheet follows the
   * head in whole device pixels, or lashes would blur; returns by how much.
   */
  #paintInPlace(part, pose) {
    const { x, y, scale, dpr } = this.#view;
    const { sheet } = part;
    this.#pen.aim(sheet.g, { x: 0, y: 0, scale, dpr }, pose);
    const [middle, rest] = [this.#pen.onFace(0, MIDDLE_Y), MIDDLE_Y * scale];
    const snapped = (value, edge) => Math.round((value + edge) * dpr) / dpr - edge;
    const shift = [snapped(middle[0], x + sheet.left), snapped(middle[1] - rest, y + sheet.top)];
    this.#paint(part, pose, [-shift[0], -shift[1]]);
    return shift;
  }

  #paint(part, pose, shift) {
    const gl = this.#gl;
    part.sheet.paint(this.#pen, pose, shift);
    gl.bindTexture(gl.TEXTURE_2D, part.texture);
    if (part.filled) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, gl.RGBA, gl.UNSIGNED_BYTE, part.sheet.canvas);
    else gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, part.sheet.canvas);
    part.filled = true;
  }
}

function rendererOf(gl) {
  const known = gl.getExtension('WEBGL_debug_renderer_info'); // Firefox answers without it
  return String(gl.getParameter(known ? known.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

function prepare(gl) {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 0, 'place');
  gl.bindAttribLocation(program, 1, 'corner');
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(`WebGL2 refused: ${gl.getProgramInfoLog(program)}`);
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
  const names = ['turn', 'view', 'move', 'size', 'shift', 'mode', 'jaw'];
  return Object.fromEntries(names.map((name) => [name, gl.getUniformLocation(program, name)]));
}

function texture(gl) {
  const made = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, made);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  return made;
}

function grid(gl, { vertices, triangles }) {
  const made = gl.createVertexArray();
  gl.bindVertexArray(made);
  const buffers = [[gl.ARRAY_BUFFER, vertices], [gl.ELEMENT_ARRAY_BUFFER, triangles]].map(([target, content]) => {
    const buffer = gl.createBuffer();
    gl.bindBuffer(target, buffer);
    gl.bufferData(target, content, gl.STATIC_DRAW);
    return buffer;
  });
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 3, gl.FLOAT, false, STRIDE, 0);
  gl.enableVertexAttribArray(1);
  gl.vertexAttribPointer(1, 2, gl.FLOAT, false, STRIDE, 12);
  return { grid: made, buffers, count: triangles.length };
}

function release(gl, part) {
  gl.deleteTexture(part.texture);
  gl.deleteVertexArray(part.grid);
  part.buffers.forEach((buffer) => gl.deleteBuffer(buffer));
}
