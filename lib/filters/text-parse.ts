import { askedBy, nothingAsked, overBounds } from "./bounds";
import {
  type Expression,
  type Field,
  keyProblem,
  limits,
  maxBrackets,
  operatorsOf,
  shortName,
  sizeOf,
  takesKey,
} from "./define";
import { anyOf, conditionOf, filterOf } from "./text-condition";
import { refuse, type TextProblem, Unreadable } from "./text-problem";
import { headAt, keywordAt, type Name, nameAt, scanWord, skipSpace } from "./text-scan";
import { valuesAt, wordAt, wordsOf } from "./text-values";

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

class Reader {
  private at = 0;
  private depth = 0;
  private asked = nothingAsked;

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
    this.asked = askedBy(this.fields, [condition], this.asked);
    const excess = overBounds(this.asked, "A filter");
    if (excess) refuse(from, this.at - from, excess);
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
    // `cost>1` is short for `cost:>1`, and `a!=b` for `-a:b`.
    const valuesFrom = name.end + (sign === ":" || sign === "!=" ? sign.length : 0);
    const { items, end } = valuesAt(this.text, name.field, valuesFrom);
    this.at = end;
    return conditionOf(name, items, isNegated !== (sign === "!="));
  }

  private checkKey({ field, mapKey, end }: Name, from: number): void {
    if (mapKey === undefined) return;
    const problem = keyProblem(field, mapKey);
    const name = shortName(field);
    if (problem) refuse(from, end - from, problem, [`${name}.<key>`]);
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
    const word = wordAt(this.text, from, "");
    this.at = word.end;
    return conditionOf({ field }, [wordsOf({ field, from, end: word.end }, word)], isNegated);
  }
}
