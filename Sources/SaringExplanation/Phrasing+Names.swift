package import SaringModel

// Names of what a rule book holds, as pieces of a sentence.
extension Phrasing {
  package func name(of fact: FactID) -> Wording {
    Wording([.name(title(of: fact), of: .fact(fact))])
  }

  package func name(of group: GroupID) -> Wording {
    Wording([.name(title(of: group), of: .group(group))])
  }

  package func name(of table: TableID) -> Wording {
    Wording([.name(words(book.vocabulary[table].title), of: .table(table))])
  }

  package func name(of parameter: ParameterID) -> Wording {
    Wording([.name(words(book.vocabulary[parameter].title), of: .parameter(parameter))])
  }

  package func name(of lexicon: LexiconID) -> Wording {
    Wording([.name(words(book[lexicon].title), of: .lexicon(lexicon))])
  }

  package func name(of pack: PackID) -> Wording {
    Wording([.name(words(book[pack].title), of: .pack(pack))])
  }

  package func name(of dimension: DimensionID) -> Wording {
    Wording([.name(words(book[dimension].title), of: .dimension(dimension))])
  }

  package func name(of indicator: IndicatorID) -> Wording {
    Wording([.name(title(of: indicator), of: .indicator(indicator))])
  }

  package func name(of pattern: PatternID) -> Wording {
    Wording([.name(words(book[pattern].title), of: .pattern(pattern))])
  }

  package func name(of contacts: ContactTableID) -> Wording {
    Wording([.name(words(book[contacts].title), of: .contacts(contacts))])
  }

  /// The words of the book in the reader's language.
  package func words(_ text: LocalizedText) -> String { text[language.rawValue] }
}
