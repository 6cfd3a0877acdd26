// The vertex shader is the twin of Pen.head and Pen.body. turn: yaw, pitch, roll; move: headX, headY, breath.

import { CAMERA, JAW_DROP, NECK_Y, NECK_Z } from '../painting/pen.js';

const float = (value) => value.toFixed(4);

export const MODES = { head: 0, jaw: 1, body: 2, screen: 3 };

export const VERTEX = `#version 300 es
in vec3 place; in vec2 corner; out vec2 at;
uniform vec3 turn, view, move; uniform vec2 size, shift; uniform float mode, jaw;
void main() {
  at = corner;
  vec2 s;
  if (mode > 2.5) {
    s = view.xy + shift + view.z * place.xy;
  } else if (mode > 1.5) {
    float k = clamp((place.y - 150.) / 120., 0., 1.);
    float lean = (turn.z * 30. + turn.x * 10.) * (1. - k * .6) * .5;
    s = view.xy + view.z * vec2(
      place.x * (1. + move.z * .004 * k) + lean + move.x * .6, place.y - move.z * 2.6 * k + move.y * .5);
  } else {
    vec3 q = place;
    if (mode > .5) {
      float k = jaw * smoothstep(0., 1., (q.y - 30.) / 110.);
      q.y += ${float(JAW_DROP)} * k;
      q.x *= 1. - .03 * k;
    }
    q -= vec3(0., ${float(NECK_Y)}, ${float(NECK_Z)});
    vec3 c = cos(turn), d = sin(turn);
    q = vec3(q.x * c.x + q.z * d.x, q.y, q.z * c.x - q.x * d.x);
    q = vec3(q.x, q.y * c.y + q.z * d.y, q.z * c.y - q.y * d.y);
    q = vec3(q.x * c.z - q.y * d.z, q.x * d.z + q.y * c.z, q.z);
    float f = ${float(CAMERA)} / (${float(CAMERA)} - q.z);
    s = view.xy + (q.xy + vec2(move.x, ${float(NECK_Y)} + move.y - 1.6 * move.z)) * view.z * f;
  }
  gl_Position = vec4(s / size * vec2(2., -2.) + vec2(-1., 1.), 0., 1.);
}`;

export const FRAGMENT = `#version 300 es
precision mediump float;
in vec2 at; out vec4 colour; uniform sampler2D sheet;
void main() { colour = texture(sheet, at); }`;
