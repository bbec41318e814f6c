/* The members of `cm`, room by room; the scripts are checked against them. Rows are numbers: places in the columns. */

type Row = number;
type Reading = "text" | "contrasted";
type Month = string; // YYYY-MM
type Day = string; // YYYY-MM-DD
type LonLat = [number, number];
type Xy = [number, number]; // pixels
type Box = [number, number, number, number]; // left, top, right, bottom
type Looks = [number, number, number]; // latitude, longitude, zoom
type View = Looks | null; // null is the whole country
type Certainty = "exact" | "vague" | "carried" | "linked" | "faint";
/** Templates of a locale by name; tests of the locales hold them to what is asked for. */
type Words = any;
type Counts = Record<string, number>;
type Step = [Month, Month];

interface State {
  [key: string]: any;
  period: [Month, Month] | null;
  department: string[];
  case: string[];
  family: string[];
  unit: string[];
  collection: string[];
  q: string;
  reading: Reading;
  event: string;
  at: string;
  panel: string;
  shade: string;
  play: string;
  theme: string;
  present: string;
  scene: string;
  tour: string;
  embed: string;
  span: [Day, Day] | null;
  view: View;
}
type Patch = Partial<State>;

/** A row of codebook/collections.py, with its words. */
interface Collection {
  code: string;
  label: string;
  drawn: "full" | "faint" | "band";
  handedOn: boolean;
  words: Words;
}

/** A row of selection/options.py. */
interface Spec {
  key: string;
  kind: string;
  column: string[];
  by: string;
  options: string[];
  default: any;
  code_list: string;
  at_first: string[];
  redraws: string[];
  renamed: Record<string, string>;
}

/** One value for each row; selection/columns.py says what they are. */
interface Columns {
  [name: string]: any[];
  id: string[];
  case: string[];
  part_of: string[];
  collection: string[];
  unit: string[];
  relevance: string[];
  status: string[];
  title: string[];
  summary: string[];
  source: string[];
  paragraphs: string[][];
  family: string[];
  symbol: string[];
  counted: boolean[];
  deaths: boolean[];
  date_start: Day[];
  date_end: Day[];
  planned_end: Day[];
  month_start: (Month | null)[];
  month_end: (Month | null)[];
  vague_date: boolean[];
  date_words: string[];
  date_short: string[];
  place: string[];
  places: string[][];
  place_words: string[];
  place_short: string[];
  place_basis: string[];
  where_prec: string[];
  scope: string[];
  lat: number[]; // null where a row has no point
  lon: number[];
  areas: [string, string, number, number][][];
  figures: string[][];
}

interface Case {
  name: string;
  short: string;
  lane: string;
  sentence: string;
  dispute: string;
  outcome: string;
  open: string;
  family: string;
  collection: string;
  relevance: string;
  voices: string[];
  years: Record<Reading, string>;
  totals: Record<Reading, string[]>;
}
interface Source {
  title: string;
  publisher: string;
  by: string;
  date: string;
  url: string;
  voice: string;
  standpoint: string;
  citeOnly: boolean;
  unsigned: boolean;
}
interface Claim {
  by: string;
  side: string;
  says: string;
  source: string;
  paragraphs: string[];
  stance: string;
  stanceLabel: string;
}
interface ClaimGroup {
  tells: string;
  by: string;
  claims: Claim[];
}
interface Evidence {
  reason: string;
  denied: string;
  versions: string;
  fields: { label: string; clash: boolean; groups: ClaimGroup[] }[];
}
interface Scene {
  key: string;
  query: string;
  title: string;
  text: string[];
  notes: string;
  short: boolean;
  still: boolean;
  timeline: boolean;
  counts: { title: string; bars: CountBar[] } | null;
}
/** A published total; `share` of the longest bar, null where the scale is another. */
interface CountBar {
  who: string;
  when: string;
  said: string;
  side: string;
  unit: string;
  computed: boolean;
  share: number | null;
}
interface Counted {
  page: string;
  pairs: { id: string; title: string; bars: CountBar[] }[];
}
interface ProvinceShape {
  at: LonLat;
  rings: LonLat[][];
}

/** Shapes, measures and rules: `dashboard/symbology.py` says what each is. */
interface Signs {
  polygons: Record<string, LonLat[]>;
  circles: Record<string, number[]>;
  certainty: [Certainty, string, string[]][];
  certainty_else: Certainty;
  frame: { west: number; east: number; south: number; north: number };
  km_per_degree: number;
  province_km: number;
  district_km: number;
  near: number;
  step: number;
  margin: number;
  fan_at_most: number;
  fan_from_zoom: number;
  badge: number;
  single: number;
  faint: number;
  families_shown: number;
  orbit: number;
  glyph_single: number;
  glyph_shared: number;
  glyph_faint: number;
  glyph_fanned: number;
  glyph_uncounted: number;
  label_gaps: number[];
  label_lifts: number[];
  name_from_zoom: Record<string, number>;
  halo_names_from: number;
  name_lines: number[];
  most_share: number;
  aside_share: number;
  silent_gap: number;
  area_gap: number;
}

/** The records as exports have them: `dashboard/selection/records.py` says how. Each cell is text. */
interface Records {
  columns: string[];
  numbers: string[];
  cells: Record<string, string[]>;
  text: Record<string, string[]>;
  contrasted: Record<string, any>;
  about: Record<string, { title: string; program: string; data_version: string; data_date: string; data_date_words: string; citation: string }>;
  selecting: string[];
  licence: string;
}

/** `config.monthly`: the register month by month, from a file of the user's; see site/map_page/monthly.py. */
interface Monthly {
  file: string;
  words: Words;
  cases: Record<string, { runs: [string, Month, Month][]; said: string[] }>;
  first: Month;
  held: string;
  totals: Record<string, number[][]>;
}

interface Config {
  monthly?: Monthly;
  pages: { file: string; label: string }[];
  signs: Signs;
  lang: string;
  other: string;
  version: string;
  words: Words;
  labels: Record<string, Record<string, string>>;
  filters: Spec[];
  steps: Step[];
  phrases_in: string[];
  trackers: string;
  breaks: [Month, Month, number][];
  shortMonths: string[];
  collections: Collection[];
  cases: string[];
  families: { code: string; symbol: string; label: string }[];
  departments: { code: string; name: string; at: LonLat }[];
  provinceShapes: Record<string, ProvinceShape>;
  nameFrom: Record<string, number>;
  named: Record<string, string[]>;
  panels: Record<string, any[]>;
  story: Scene[];
  storyProblems: string[];
  counts: Counted | null;
  ids: Record<string, string>;
}
interface Data {
  columns: Columns;
  readings: Record<Reading, Columns>;
  changes?: Record<string, any>;
  evidence: Record<string, Evidence>;
  sources: Record<string, Source>;
  cases: Record<string, Case>;
}

/** How many codes there are of each length, and their symbols from the shortest code to the longest. */
interface Huffman {
  counts: number[];
  symbols: number[];
}
type Leaf = Node | string | number | false | null | undefined;
type Child = Leaf | Leaf[];
type Listener<E extends Event, T = HTMLElement> = (event: E & { currentTarget: T; target: T }) => unknown;
type Pressed = MouseEvent & { currentTarget: HTMLButtonElement };
interface Attributes {
  [name: string]: any;
  onclick?: (event: Pressed) => unknown;
  onkeydown?: Listener<KeyboardEvent>;
  onchange?: Listener<Event, HTMLInputElement>;
  ontoggle?: Listener<Event>;
}
type Make<Tags> = <K extends keyof Tags & string>(tag: K, attributes?: Attributes | null, ...children: Child[]) => Tags[K];

interface Group {
  rows: Row[];
  at: LonLat;
  x: number;
  y: number;
  shift: Xy;
  reach: number;
  counted: number;
  open: boolean;
  fan: boolean;
  faint: boolean;
  node: SVGGElement;
}
type Line = [number, number, number, number]; // from x, y to x, y
type Spot = [side: number, gap: number, drop: number];
interface Size {
  width: number;
  height: number;
}
interface Halo {
  name: string;
  at: LonLat;
  km: number;
  emergency: boolean;
  area: ProvinceShape | undefined;
}
/** `cm.map`: what the files of the room share. */
interface MapTools {
  isDrawn(row: Row): boolean;
  MAX_ZOOM_TO_OPEN: number;
  groups: Group[];
  halos: Halo[];
  big(): number;
  badge(): number;
  point(row: Row): LonLat;
  zoom(): number;
  most<T>(values: T[]): [T, number][];
  group(rows: Row[]): Group[];
  nearest(group: Group, groups: Group[]): number;
  slots(count: number): Xy[];
  reach(group: Group): number;
  title(group: Group): string;
  groupOf(row: Row): Group | undefined;
  node(group: Group): SVGGElement;
  forgetObstacles(): void;
  label(layer: SVGElement, names: SVGElement): void;
}
type MapEvent = "plot" | "move" | "settle";
/** `cm.geo`: where a place lies on the screen, and where the map looks. */
interface Geo {
  mercator(lat: number): number;
  plot: any; // plotly's element, with what plotly hangs on it
  on(name: MapEvent, callback: () => void): void;
  project(point: LonLat): Xy;
  affine(): { k: number; x: number; y: number };
  size(): Size;
  view(): View;
  heading(): View;
  fit(): Promise<void>;
  moveTo(view: View, calm: boolean): Promise<void>;
  zoomBy(factor: number): Promise<void>;
  viewOf(points: LonLat[]): View;
  passWheel(event: WheelEvent): void;
  outlines(): Record<string, string>;
  pathOf(rings: LonLat[][]): string;
  paint(fillOf: FillOf): void;
  start(onDepartment: (code: string) => void, onHover: (code: string | null, event?: MouseEvent) => void): Promise<void>;
}
type FillOf = (code: string, colour: (name: string) => string) => string;

interface Tick {
  unit: number;
  text: string;
  long?: string;
  year: boolean;
}
/** `cm.scale`: days to steps (units) to pixels. */
interface Scale {
  fit(gutter: number, width: number): void;
  unit(day: Day, after?: boolean): number;
  day(unit: number): Day;
  window(): [number, number];
  perStep(): number;
  x(unit: number): number;
  at(day: Day, after?: boolean): number;
  unitAt(x: number): number;
  room(): [number, number];
  spanOf(from: number, to: number): [Day, Day] | null;
  spanAround(days: Day[]): [Day, Day] | null;
  short(day: Day, withYear?: boolean): string;
  ticks(): { x: number; text: string; year: boolean }[];
}
interface Play {
  end: number; // the last step shown
  wait: number; // beats that pass without a step
  named: string[]; // cases that have come in
  entering: string; // the case that comes in now
  period: [Month, Month] | null;
}
interface PlayRecord {
  code: string;
  main: boolean;
  start: Month;
  last: Month;
}

interface Cm {
  // early
  config: Config;
  data: Data;
  figure: any;
  inflate(bytes: Uint8Array, size: number): Uint8Array;
  change(value: any, change: any): any;
  takeShared(text: string, size: number): void;
  takeRecords(text: string, size: number): void;
  records?: () => Records;
  takeRows(text: string, size: number): void;

  // base
  say(template: string, values?: Record<string, string | number>): string;
  count(forms: { one: string; other: string }, n: number): string;
  fold(text: string): string;
  tidyAddress(): void;
  foldForSearch(text: string): string;
  searchTerms(text: string): { words: string[]; phrases: string[] };
  tidy(text: string): string;
  el: Make<HTMLElementTagNameMap>;
  svg: Make<SVGElementTagNameMap>;
  byId(name: string): HTMLElement;
  find<K extends keyof HTMLElementTagNameMap>(place: ParentNode, selector: K): HTMLElementTagNameMap[K];
  find<T extends Element = HTMLElement>(place: ParentNode, selector: string): T;
  focusedIn(place: Element): HTMLElement | null;
  all<T extends Element = HTMLElement>(place: ParentNode, selector: string): T[];
  redraw(place: Element, ...children: Child[]): void;
  closest(event: Event, selector: string): HTMLElement | null;
  showTip(text: string, event?: MouseEvent): void;
  tips(mount: Element): void;
  letterFactor(): number;
  textWidth(text: string): number;
  copy(text: string, button: HTMLElement): Promise<void>;
  glyph(family: string, symbol: string, size: number, options?: { certainty?: Certainty; deaths?: boolean }): SVGGElement;
  icon(family: string, symbol: string, options?: { certainty?: Certainty; deaths?: boolean }): SVGSVGElement;

  // state
  same(one: unknown, other: unknown): boolean;
  parse(search: string): { values: State; ignored: string[] };
  query(values: State): string;
  spec(key: string): Spec;
  scenesOf(tour: string): Scene[];
  stateOfScene(scene: Scene, how: { tour: string; theme: string }): State;
  plainState(values: State): State;
  sceneOf(values: State): State;
  state: State;
  ignored: string[];
  playing: boolean;
  listWhole(all: boolean): void;
  onChange(listener: (keys: string[], chosen: boolean) => void): void;
  afterPaint(task: () => void): void;
  isWritten(): boolean;
  adopt(): void;
  set(patch: Patch, gesture?: string): void;
  note(patch: Patch): void;
  preview(patch: Patch): void;
  columnsOf(reading: Reading): Columns;
  columns(): Columns;
  rows: Row[];
  select(values: State, without?: string): Row[];
  mainCollection(values: State): string;
  mainOf(values: State): Collection;
  isMain(row: Row): boolean;
  collectionOf(row: Row): Collection;
  isOfTexts(row: Row): boolean;
  isFaint(row: Row): boolean;
  handedOn(rows: Row[]): Row[];
  apart(rows: Row[], values: State): [Collection, Row[]][];
  shown(chosen: string[]): string[];
  switched(code: string, on: boolean, chosen: string[]): string[];
  countsFor(key: string, values: State): Counts;
  periodPhrase(value: [Month, Month] | null, domain: string[]): string;
  describeParts(values: State, rows: Row[]): string[];
  joinNames(names: string[]): string;
  describe(values: State, all: Row[]): string;
  mountPanel(name: string): void;
  periodOf(steps: number[]): [Month, Month] | null;
  periodSteps(): [number, number];
  certainty(row: Row): Certainty;
  glyphOf(row: Row, size: number): SVGGElement;
  iconOf(row: Row): SVGSVGElement;
  yearsOf(rows: Row[]): string;
  countPhrase(rows: Row[]): string;
  sourceName(row: Row, form?: "publisher" | "by"): string;
  own: {
    high: number; // of a band
    start(): void;
    band(lane: string, rows: Row[]): ((y: number) => SVGElement) | null;
    ofCase(code: string): HTMLElement | null;
    ofDepartments(codes: string[]): HTMLElement | null;
  };
  link(patch: Patch, attributes: Attributes, ...children: Child[]): HTMLAnchorElement;
  updateLinks(): void;

  // map
  geo: Geo;
  map: MapTools;
  rowsAt(): Row[];
  drawMarks(all: Row[]): void;
  relabel(): void;
  drawHalos(all: Row[]): void;
  drawAreas(kindOf: (code: string) => string): void;
  startMarks(): void;

  // timeline
  scale: Scale;
  caseView(code: string): Patch;
  drawZoom(): void;
  drawLanes(lanes: [string, string, number][], gutter: number): void;
  startZoom(mount: HTMLElement, unitUnder: (clientX: number) => number): void;
  drawUndated(rows: Row[]): void;
  drawYears(values: State): void;
  drawTimeline(rows: Row[]): void;
  startTimeline(): void;
  playFrom(last: number): Play;
  playOn(play: Play, given: { steps: Step[]; records: PlayRecord[]; cumulative: boolean; pause: number }): Play | null;
  playRate: number;
  startPlay(): void;
  drawPlay(): void;

  // column
  entry(label: string, ...content: Child[]): HTMLElement[];
  moves(row: Row): boolean;
  byOthers(name: string, row: Row): Child;
  otherReading(name: string, row: Row): Child;
  sourceNote(code: string, paragraphs: string[]): Leaf[];
  supportOf(row: Row): Child[];
  evidence(row: Row): HTMLElement;
  movedPanel(rows: Row[]): Child[];
  movedLink(rows: Row[]): HTMLElement | null;
  drawReading(values: State): void;
  othersSay(row: Row): string;
  paragraphOf(row: Row): string;
  citationOf(row: Row): string;
  copyButtons(row: Row): HTMLElement[];
  card(row: Row, rows: Row[]): HTMLElement;
  listOrder(rows: Row[]): Row[];
  list(rows: Row[], caption: string, redraw: () => void): Child[];
  caseHeader(code: string): HTMLElement;
  account(rows: Row[]): string[];
  accountSection(rows: Row[]): HTMLElement;
  countBars(bars: CountBar[]): HTMLElement;
  countsTeaser(): HTMLElement | null;
  countsPanel(counted: Counted): Child[];
  activeFilters(): string[];
  nothingFiltered(): Patch;
  drawPanel(rows: Row[]): void;

  // share
  picture(): SVGSVGElement;
  pictureSvg(): Blob;
  picturePng(): Promise<Blob>;
  sceneLines(): string;
  escape(text: string): string;
  familiesShown(rows: Row[]): { code: string; symbol: string; label: string; count: number }[];
  csv(rows: Row[], between?: string): Promise<string>;
  geojson(rows: Row[]): Promise<string>;
  selectionHash(rows: Row[]): string;
  shareMenu(): HTMLElement;

  // present
  drawStage(values: State): void;
  isStill(): boolean;
  startPresent(): void;
  storyNote: string;

  // page
  drawTheme(): void;
  drawLanguage(): void;
  drawShade(): void;
  drawFollow(): void;
  startSigns(): void;
  startHeader(): void;
  startKey(): void;
  startPeriod(): void;
  startAround(): void;
  drawPeriod(): void;
  inSelection: { main: Counts; aside: [Collection, Counts][]; areas: Set<string> };
  departmentState(code: string): "here" | "aside" | "zero" | "silent";
  draw(names: string[]): void;
  drawCounts(): void;
}

declare var cm: Cm;
interface Window {
  cm: Cm;
  React: any;
  Plotly: any;
  PlotlyConfig: any;
  dash_clientside: any;
  dash_html_components: any;
  dashMantineFunctions: any;
}
