// A canvas that holds one painted layer.

export class Sheet {
  /** layer: see layers.js; view: { scale, dpr }. */
  constructor(layer, { scale, dpr }) {
    const [left, top, right, bottom] = layer.box;
    this.layer = layer;
    this.left = left * scale;
    this.top = top * scale;
    this.view = { x: -this.left, y: -this.top, scale, dpr };
    this.canvas = document.createElement('canvas');
    this.canvas.width = Math.ceil((right - left) * scale * dpr);
    this.canvas.height = Math.ceil((bottom - top) * scale * dpr);
    this.width = this.canvas.width / dpr;
    this.height = this.canvas.height / dpr;
    this.g = this.canvas.getContext('2d');
  }

  /** The layer's box as it really is: whole device pixels. */
  get box() {
    const { scale } = this.view;
    return [this.left, this.top, this.left + this.width, this.top + this.height].map((edge) => edge / scale);
  }

  /** `shift`: move the origin on the sheet, in CSS pixels. */
  paint(pen, pose, [dx, dy] = [0, 0]) {
    const { g, canvas } = this;
    const view = { ...this.view, x: this.view.x + dx, y: this.view.y + dy };
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, canvas.width, canvas.height);
    g.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
    pen.aim(g, view, pose);
    this.layer.paint(pen);
  }
}
