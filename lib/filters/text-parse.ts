import {
  type Expression,
  type Field,
  limits,
  maxBrackets,
  type Operator,
  operatorsOf,
  shortName,
  sizeOf,
  takesKey,
} from "./define";
import { anyOf, conditionOf, filterOf, type Item, wildcardOf } from "./text-condition";
import { headAt, isKey, keywordAt, type Name, nameAt, scanWord, skipSpace, type Word } from "./text-scan";
import { readValue } from "./values";

/** Where a text stops being a filter, and what could have stood there. Offsets count UTF-16 units. */
export type TextProblem = { at: number; length: number; message: string; expected: string[] };

class Unreadable extends Error {
  constructor(readonly problem: TextProblem) {
    super(problem.message);
  }
}

function refuse(at: number, length: number, message: string, expected: string[] = []): never {
  throw new Unreadable({ at, length, message, expected });
}

/** Reads the text, or says where it stops making sense. */
export function readText(
  fields: readonly Field[],
  text: string,
): { ok: true; expressions: Expression[] } | { ok: false; problem: TextProblem } {
  try {
    return { ok: true, expressions: new Reader(fields, text).read() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem };
    throw error;
  }
}

const signs: Readonly<Record<string, Operator>> = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" };

class Reader {
  private at = 0;
  private depth = 0;
  private conditions = 0;

  constructor(
    private readonly fields: readonly Field[],
    private readonly text: string,
  ) {}

  read(): Expression[] {
    this.skip();
    if (this.at === this.text.length) return [];
    const branches = this.branches();
    if (this.at < this.text.length) refuse(this.at, 1, "This bracket was never opened.");
    const [only] = branches;
    const expressions = branches.length === 1 && only ? only : [anyOf(branches)];
    if (expressions.some((one) => sizeOf(one).depth > limits.depth)) this.tooDeep(0);
    return expressions;
  }

  private skip(): void {
    this.at = skipSpace(this.text, this.at);
  }

  /** Terms joined by AND, joined by OR. */
  private branches(): Expression[][] {
    const branches = [this.terms()];
    while (keywordAt(this.text, this.at) === "OR") {
      this.at += 2;
      this.skip();
      branches.push(this.terms());
    }
    return branches;
  }

  private terms(): Expression[] {
    const terms = [this.term()];
    this.skip();
    while (this.at < this.text.length && this.text[this.at] !== ")") {
      const keyword = keywordAt(this.text, this.at);
      if (keyword === "OR") break;
      if (keyword === "AND") {
        this.at += 3;
        this.skip();
      }
      terms.push(this.term());
      this.skip();
    }
    return terms;
  }

  private term(): Expression {
    const keyword = keywordAt(this.text, this.at);
    if (keyword === "NOT") return this.nested(this.at, () => this.negation(3));
    const letter = this.text[this.at];
    if (letter === undefined || letter === ")" || keyword) {
      refuse(this.at, keyword?.length ?? 1, "A condition is missing here.", ["a condition"]);
    }
    if (letter === "(") return this.nested(this.at, () => this.bracket());
    if (letter !== "-") return this.condition(false);
    if (this.text[this.at + 1] === "(") return this.nested(this.at, () => this.negation(1));
    this.at++;
    if (this.at === this.text.length || /[\s)]/.test(this.text[this.at] ?? "")) {
      refuse(this.at - 1, 1, "A minus excludes the condition right behind it.", ["a condition"]);
    }
    return this.condition(true);
  }

  private nested(from: number, read: () => Expression): Expression {
    if (++this.depth > maxBrackets) this.tooDeep(from);
    const expression = read();
    this.depth--;
    if (sizeOf(expression).depth > limits.depth) this.tooDeep(from);
    return expression;
  }

  private tooDeep(from: number): never {
    refuse(from, 1, `Conditions may be nested ${limits.depth} deep.`);
  }

  private negation(length: number): Expression {
    this.at += length;
    this.skip();
    return { not: this.term() };
  }

  private bracket(): Expression {
    const opened = this.at;
    this.at++;
    this.skip();
    const branches = this.branches();
    if (this.text[this.at] !== ")") refuse(opened, 1, "This bracket is never closed.", [")"]);
    this.at++;
    return anyOf(branches);
  }

  private condition(isNegated: boolean): Expression {
    const from = this.at;
    const condition = this.oneCondition(from, isNegated);
    this.conditions += sizeOf(condition).conditions;
    if (this.conditions > limits.filters) {
      refuse(from, this.at - from, `A filter may have ${limits.filters} conditions.`);
    }
    return condition;
  }

  private oneCondition(from: number, isNegated: boolean): Expression {
    const presence = headAt(this.text, from);
    if ((presence === "has" || presence === "missing") && this.text[from + presence.length] === ":") {
      return this.presence(presence, isNegated);
    }
    const name = nameAt(this.fields, this.text, from);
    const sign = name && /^(?::|[<>]=?|!=|=)/.exec(this.text.slice(name.end, name.end + 2))?.[0];
    if (!name || !sign) return this.words(isNegated);
    this.checkKey(name, from);
    this.at = name.end + (sign === ":" || sign === "!=" ? sign.length : 0);
    // `cost>1` is short for `cost:>1`, and `a!=b` for `-a:b`.
    return this.values(name, isNegated !== (sign === "!="));
  }

  private checkKey({ field, mapKey, end }: Name, from: number): void {
    if (mapKey === undefined || isKey(mapKey)) return;
    const name = shortName(field);
    refuse(
      from,
      end - from,
      mapKey === ""
        ? `${name} needs a key: ${name}.<key>.`
        : `A key may have ${limits.mapKeyLength} characters.`,
      [`${name}.<key>`],
    );
  }

  private presence(word: "has" | "missing", isNegated: boolean): Expression {
    this.at += word.length + 1;
    const name = nameAt(this.fields, this.text, this.at);
    if (!name) this.unknownField();
    this.checkKey(name, this.at);
    const operator = (word === "has") === isNegated ? "empty" : "not_empty";
    if (!operatorsOf[name.field.kind].includes(operator)) {
      refuse(this.at, name.end - this.at, `Every span has a ${shortName(name.field)}.`, this.presentable());
    }
    const rest = scanWord(this.text, name.end);
    if (rest.end > name.end) {
      refuse(this.at, rest.end - this.at, `${word} takes the name of one field.`, this.presentable());
    }
    this.at = name.end;
    return filterOf(name, operator, []);
  }

  private presentable(): string[] {
    return this.fields
      .filter((field) => !field.hidden && operatorsOf[field.kind].includes("empty"))
      .map((field) => (takesKey(field) ? `${shortName(field)}.<key>` : shortName(field)));
  }

  private unknownField(): never {
    const word = scanWord(this.text, this.at, ":,");
    const name = this.text.slice(this.at, word.end);
    refuse(
      this.at,
      Math.max(name.length, 1),
      name === "" ? "The name of a field is missing here." : `${JSON.stringify(name)} is no field.`,
      this.fields
        .filter(({ hidden }) => !hidden)
        .map((field) => (takesKey(field) ? `${shortName(field)}.<key>` : shortName(field))),
    );
  }

  /** Words without a field are searched in the contents. */
  private words(isNegated: boolean): Expression {
    const from = this.at;
    const head = headAt(this.text, from);
    // A name before a colon was meant as a field.
    if (head && this.text[from + head.length] === ":") this.unknownField();
    const field = this.fields.find(({ kind }) => kind === "content");
    if (!field) this.unknownField();
    const word = this.word("");
    return conditionOf({ field }, [this.content(field, word, from)], isNegated);
  }

  private word(stops: string): Word {
    const from = this.at;
    const word = scanWord(this.text, from, stops);
    if (word.openQuote !== null) {
      refuse(word.openQuote, this.text.length - word.openQuote, "This quote is never closed.", ['"']);
    }
    this.at = word.end;
    return word;
  }

  /** `a`, `a,b` or `(a OR b)`. */
  private values(name: Name, isNegated: boolean): Expression {
    const opened = this.at;
    const inBrackets = this.text[opened] === "(";
    const items: Item[] = [];
    if (inBrackets) {
      this.at++;
      this.skip();
    }
    for (;;) {
      if (items.length === limits.values) {
        refuse(this.at, 1, `A condition may compare with ${limits.values} values.`);
      }
      items.push(this.item(name));
      if (inBrackets) this.skip();
      if (this.text[this.at] === ",") this.at++;
      else if (inBrackets && keywordAt(this.text, this.at) === "OR") this.at += 2;
      else break;
      if (inBrackets) this.skip();
    }
    if (inBrackets) {
      if (this.text[this.at] === undefined) refuse(opened, 1, "This bracket is never closed.", [")"]);
      if (this.text[this.at] !== ")") {
        refuse(this.at, 1, "Values in brackets are joined by OR or a comma.", ["OR", ",", ")"]);
      }
      this.at++;
    }
    return conditionOf(name, items, isNegated);
  }

  private item({ field }: Name): Item {
    const from = this.at;
    const sign = /^(?:[<>]=?|[=~])/.exec(this.text.slice(from, from + 2))?.[0] ?? "";
    this.at += sign.length;
    const word = this.word(",");
    if (word.pieces.length === 0) {
      refuse(this.at, 1, `A value of ${shortName(field)} is missing here.`, expectedOf(field));
    }
    const compared = signs[sign];
    if (compared) return this.plainValue(field, compared, word, from);
    if (field.kind === "content") return this.content(field, word, from);
    if (field.kind === "number" || field.kind === "score" || field.kind === "map") {
      const range = sign === "" && !word.isQuoted ? this.range(field, word, from) : null;
      if (range) return range;
    }
    if (sign === "=") return this.plainValue(field, "is", word, from);
    const isEverything = sign === "" && word.pieces.length === 1 && word.pieces[0] === "*";
    const read = isEverything
      ? { operator: "not_empty" as const, value: "" }
      : wildcardOf(word.pieces, sign === "~");
    if (!operatorsOf[field.kind].includes(read.operator)) {
      refuse(from, this.at - from, `${shortName(field)} takes no wildcards.`, expectedOf(field));
    }
    return isEverything ? read : this.value(field, read.operator, read.value, from);
  }

  private plainValue(field: Field, operator: Operator, word: Word, from: number): Item {
    if (!operatorsOf[field.kind].includes(operator)) {
      refuse(from, this.at - from, `${shortName(field)} is not compared by size.`, expectedOf(field));
    }
    return this.value(field, operator, word.text, from);
  }

  private value(
    field: Field,
    operator: Operator,
    text: string,
    from: number,
  ): { operator: Operator; value: string } {
    const read = readValue(field, operator, text);
    if (!read.ok) refuse(from, Math.max(this.at - from, 1), read.message, read.expected);
    return { operator, value: read.value };
  }

  /** `1..5`, `1..` or `..5`, both ends included. On a map only what lies between two numbers is a range. */
  private range(field: Field, { text }: Word, from: number): Item | null {
    const split = text.indexOf("..");
    if (split < 0) return null;
    const [low, high] = [text.slice(0, split), text.slice(split + 2)];
    if (field.kind === "map") {
      const ends = [readValue(field, "gte", low), readValue(field, "lte", high)];
      if (!ends.every(({ ok }) => ok)) return null;
    }
    if (low === "" && high === "") return null;
    if (low === "") return this.value(field, "lte", high, from);
    if (high === "") return this.value(field, "gte", low, from);
    return {
      from: this.value(field, "gte", low, from).value,
      to: this.value(field, "lte", high, from).value,
    };
  }

  private content(field: Field, word: Word, from: number): Item {
    const pieces = word.pieces.filter((piece) => piece !== "*");
    const [only] = pieces;
    if (pieces.length > 1 || !only) {
      refuse(from, this.at - from, "Words are found wherever they stand; a * within them means nothing.", [
        "words",
      ]);
    }
    return this.value(field, "contains", only.literal, from);
  }
}

function expectedOf(field: Field): string[] {
  switch (field.kind) {
    case "enum":
      return [...(field.values ?? [])];
    case "boolean":
      return ["true", "false"];
    case "number":
    case "score":
      return ["a number", ">1", "1..5"];
    default:
      return ["a value", "prefix*", '"two words"'];
  }
}
