/* A clip that moves on a canvas. Axes are those of somebody who stands before it: x right, y up, z near. */
const families = {
  light: [['#1f78d1', '#e8622c', '#52606d'], ['#12a18a', '#c22f7d', '#7a6a58'], ['#6b5fd3', '#c99a06', '#4a6b63']],
  dark: [['#58a6f0', '#ff8a57', '#b4c0cc'], ['#3fd0b7', '#f06cb0', '#d0bfa8'], ['#a79cff', '#f0c64a', '#9fc9bd']],
};
const limbColours = person => (dark.matches ? families.dark : families.light)[person % 3];
const framesPerSecond = 30;
/* How all skeletons are turned: they are, together. */
const view = { turn: 25 * Math.PI / 180, tilt: 10 * Math.PI / 180 };

async function inflate(base64) {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

class Skeleton {
  /* Values are [persons, joints, channels, frames], NaN where a joint was not seen. */
  constructor(clip, layout, values) {
    this.clip = clip;
    this.layout = layout;
    this.values = values;
    this.depth = layout.dimensions === 3;
    this.middle = clip.range.map(([low, high]) => (low + high) / 2);
    const spans = clip.range.map(([low, high]) => (high - low) / 1.2);
    this.wide = this.depth ? Math.hypot(spans[0], spans[2]) * 0.9 : spans[0];
    this.high = spans[1];
    this.floor = this.middle[1] - spans[1] / 2;
  }

  static async unpack(clip, layout) {
    const levels = await inflate(clip.data);
    const values = new Float32Array(levels.length);
    let place = 0;
    for (let series = 0; series < levels.length / clip.frames; series++) {
      const [low, high] = clip.range[series % clip.range.length];
      for (let frame = 0, level = 0; frame < clip.frames; frame++, place++) {
        level = (level + levels[place]) & 255;
        values[place] = level === 0 ? NaN : low + (level - 1) / 254 * (high - low);
      }
    }
    return new Skeleton(clip, layout, values);
  }

  get seconds() { return this.clip.frames * this.clip.step / framesPerSecond; }

  /* Between two frames, where a joint is in both of them. */
  value(person, joint, channel, at) {
    const { frames, range } = this.clip;
    const start = ((person * this.layout.joints.length + joint) * range.length + channel) * frames;
    const frame = Math.floor(at), here = this.values[start + frame];
    const next = this.values[start + Math.min(frame + 1, frames - 1)];
    return Number.isNaN(next) ? here : here + (next - here) * (at - frame);
  }

  project(x, y, z, width, height) {
    x -= this.middle[0]; y -= this.middle[1]; z -= this.depth ? this.middle[2] : 0;
    const turn = this.depth ? view.turn : 0, tilt = this.depth ? view.tilt : 0;
    const across = x * Math.cos(turn) + z * Math.sin(turn), near = z * Math.cos(turn) - x * Math.sin(turn);
    const scale = Math.min(width * 0.84 / this.wide, height * 0.8 / this.high);
    return [width / 2 + across * scale, height / 2 - (y * Math.cos(tilt) - near * Math.sin(tilt)) * scale];
  }

  draw(canvas, seconds, lineColour) {
    const ratio = devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.lineCap = 'round';
    if (this.depth) this.drawFloor(pen, width, height, lineColour);
    const at = seconds % this.seconds * framesPerSecond / this.clip.step;
    for (let person = 0; person < this.clip.persons; person++) this.drawPerson(pen, person, at, width, height);
  }

  drawFloor(pen, width, height, colour) {
    const side = Math.max(this.wide, this.high / 2) * 0.55, lines = 5;
    const point = (x, z) => this.project(this.middle[0] + x, this.floor, this.middle[2] + z, width, height);
    for (let i = 0; i < lines; i++) {
      const at = side * (2 * i / (lines - 1) - 1);
      this.line(pen, point(at, -side), point(at, side), 1, colour);
      this.line(pen, point(-side, at), point(side, at), 1, colour);
    }
  }

  drawPerson(pen, person, at, width, height) {
    const places = this.layout.joints.map((name, joint) => {
      const [x, y, z] = this.clip.range.map((range, channel) => this.value(person, joint, channel, at));
      return Number.isNaN(x) ? null : this.project(x, y, this.depth ? z : 0, width, height);
    });
    const thick = Math.max(2.2, Math.min(width, height) / 62), colours = limbColours(person);
    this.layout.bones.forEach((parent, joint) => {
      if (places[joint] && places[parent]) this.line(pen, places[joint], places[parent], thick, colours[this.layout.sides[joint]]);
    });
    places.forEach((place, joint) => {
      if (!place) return;
      pen.fillStyle = colours[this.layout.sides[joint]];
      pen.beginPath();
      pen.arc(place[0], place[1], thick * 0.8, 0, 7);
      pen.fill();
    });
  }

  line(pen, from, to, width, colour) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(from[0], from[1]);
    pen.lineTo(to[0], to[1]);
    pen.stroke();
  }
}
