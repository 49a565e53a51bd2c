import SaringModel
import SaringSource

extension Checker {
  /// Gives every declared thing its position, and notes names that are taken.
  mutating func declare() {
    declareVocabulary()
    declareLexicons()
    declarePacks()
    declareIndicators()
  }

  private mutating func declareVocabulary() {
    for fact in syntax.facts { declare(fact, group: nil) }
    for group in syntax.groups {
      if let first = groupIDs[group.name.value] {
        noteDuplicate(
          .duplicateGroup, "group", group.name, first: groups[first.index].name.span)
        continue
      }
      if let first = factIDs[group.name.value] {
        noteDuplicate(
          .duplicateGroup, "fact", group.name, first: facts[first.index].syntax.name.span)
      }
      let id = GroupID(index: groups.count)
      groupIDs[group.name.value] = id
      groups.append(group)
      for fact in group.facts {
        if !fact.name.value.hasPrefix(group.name.value + ".") {
          note(
            .factNotUnderGroup, "a fact of the group is not named under it", at: fact.name.span,
            found: fact.name.value, help: "its name begins with `\(group.name.value).`")
        }
        declare(fact, group: id)
      }
    }
    for table in syntax.tables {
      if let first = tableIDs[table.id.value] {
        noteDuplicate(.duplicateTable, "table", table.id, first: tables[first.index].id.span)
        continue
      }
      tableIDs[table.id.value] = TableID(index: tables.count)
      tables.append(table)
    }
    for (index, table) in syntax.contacts.enumerated() {
      let first =
        contactIDs[table.id.value].map { syntax.contacts[$0.index].id.span }
        ?? tableIDs[table.id.value].map { tables[$0.index].id.span }
      if let first { noteDuplicate(.duplicateTable, "table", table.id, first: first) }
      if contactIDs[table.id.value] == nil {
        contactIDs[table.id.value] = ContactTableID(index: index)
      }
    }
    for (index, parameter) in syntax.parameters.enumerated() {
      if let first = parameterIDs[parameter.id.value] {
        noteDuplicate(
          .duplicateParameter, "parameter", parameter.id,
          first: syntax.parameters[first.index].id.span)
      } else {
        parameterIDs[parameter.id.value] = ParameterID(index: index)
        if let fact = factIDs[parameter.id.value] {
          note(
            .ambiguousName, "the parameter has the name of a fact", at: parameter.id.span,
            found: parameter.id.value, help: "give it another name",
            related: [.init(facts[fact.index].syntax.name.span, "the fact is here")])
        }
      }
    }
  }

  private mutating func declare(_ fact: FactSyntax, group: GroupID?) {
    if let first = factIDs[fact.name.value] {
      noteDuplicate(
        .duplicateFact, "fact", fact.name, first: facts[first.index].syntax.name.span)
      return
    }
    factIDs[fact.name.value] = FactID(index: facts.count)
    facts.append(FactDraft(syntax: fact, kind: fact.kind?.value, group: group))
  }

  private mutating func declareLexicons() {
    for (index, lexicon) in syntax.lexicons.enumerated() {
      if let first = lexiconIDs[lexicon.id.value] {
        noteDuplicate(
          .duplicateLexicon, "lexicon", lexicon.id, first: syntax.lexicons[first.index].id.span)
      } else {
        lexiconIDs[lexicon.id.value] = LexiconID(index: index)
      }
    }
  }

  private mutating func declarePacks() {
    var folders: [String: Int] = [:]
    for pack in syntax.packs {
      let index = packs.count
      if let first = packIDs[pack.id.value] {
        noteDuplicate(.duplicatePack, "pack", pack.id, first: packs[first.index].id.span)
      } else if let first = folders[pack.folder] {
        note(
          .severalPackFiles, "the folder holds two packs", at: pack.span,
          help: "a folder is one pack; move one of the files",
          related: [.init(packs[first].span, "the first is here")])
      }
      if packIDs[pack.id.value] == nil { packIDs[pack.id.value] = PackID(index: index) }
      if folders[pack.folder] == nil { folders[pack.folder] = index }
      packs.append(pack)
      declareSources(of: pack, at: index)
      for dimension in pack.dimensions {
        if let first = dimensionIDs[dimension.id.value] {
          noteDuplicate(
            .duplicateDimension, "dimension", dimension.id,
            first: dimensions[first.index].syntax.id.span)
          continue
        }
        dimensionIDs[dimension.id.value] = DimensionID(index: dimensions.count)
        dimensions.append((index, dimension))
      }
      for pattern in pack.patterns { declare(pattern, pack: index) }
    }
    for pattern in syntax.patterns { declare(pattern, pack: nil) }
  }

  private mutating func declareSources(of pack: PackSyntax, at index: Int) {
    var ids: [String: SourceID] = [:]
    for source in pack.sources {
      if let first = ids[source.id.value] {
        noteDuplicate(
          .duplicateSource, "source", source.id, first: sources[first.index].syntax.id.span)
        continue
      }
      ids[source.id.value] = SourceID(index: sources.count)
      sources.append((index, source))
    }
    sourceIDs.append(ids)
  }

  private mutating func declare(_ pattern: PatternSyntax, pack: Int?) {
    if let first = patternIDs[pattern.id.value] {
      noteDuplicate(
        .duplicatePattern, "pattern", pattern.id, first: patterns[first.index].syntax.id.span)
      return
    }
    patternIDs[pattern.id.value] = PatternID(index: patterns.count)
    patterns.append((pack, pattern))
  }

  /// Orders the indicators pack by pack, each pack's by id.
  private mutating func declareIndicators() {
    var folders: [String: Int] = [:]
    for (index, pack) in packs.enumerated() where folders[pack.folder] == nil {
      folders[pack.folder] = index
    }
    var order: [(pack: Int, id: String, position: Int)] = []
    for (position, indicator) in syntax.indicators.enumerated() {
      guard let pack = folders[indicator.folder] else {
        noteWithoutPack(indicator, folders.keys.sorted())
        continue
      }
      order.append((pack, indicator.id.value, position))
    }
    order.sort { ($0.pack, $0.id, $0.position) < ($1.pack, $1.id, $1.position) }
    indicators = order.map { ($0.pack, syntax.indicators[$0.position]) }
    selectionKeys = indicators.map { SelectionKey($0.syntax, pack: packs[$0.pack].id.value) }
    for index in indicators.indices {
      let id = indicators[index].syntax.id
      if let first = indicatorIDs[id.value] {
        noteDuplicate(
          .duplicateIndicator, "indicator", id, first: indicators[first.index].syntax.id.span)
      } else {
        indicatorIDs[id.value] = IndicatorID(index: index)
      }
      checkFileName(id)
    }
  }

  private mutating func checkFileName(_ id: Spanned<String>) {
    let path = syntax.files[id.span.file].path.utf8
    let name =
      path.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] }
      ?? path[...]
    guard
      !name.starts(with: id.value.utf8)
        || name.dropFirst(id.value.utf8.count).first.map({
          $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }) != true
    else { return }
    note(
      .fileNameDiffers, "the name of the file does not begin with the id of the indicator",
      at: id.span, found: String(Substring(name)),
      help: "name it `\(id.value)-` and a few words")
  }

  private mutating func noteWithoutPack(_ indicator: IndicatorSyntax, _ folders: [String]) {
    lostNames.insert(indicator.id.value)
    guard isWhole else { return }
    note(
      .indicatorWithoutPack, "the indicator stands in a folder without a pack",
      at: indicator.span, found: indicator.folder.isEmpty ? nil : indicator.folder,
      possible: folders,
      help: "add `pack.xml` to the folder, or move the file into the folder of a pack")
  }
}
