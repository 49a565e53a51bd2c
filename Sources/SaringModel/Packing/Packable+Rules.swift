extension Pack: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(subjects)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      id: try reader.read(),
      title: try reader.read(),
      subjects: try reader.read())
  }
}

extension Source: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(pack)
    writer.write(title)
    writer.write(year)
    writer.write(link)
    writer.write(isVerified)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      id: try reader.read(),
      pack: try reader.read(),
      title: try reader.read(),
      year: try reader.read(),
      link: try reader.read(),
      isVerified: try reader.read())
  }
}

extension Dimension: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(pack)
    writer.write(title)
    writer.write(when)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      id: try reader.read(),
      pack: try reader.read(),
      title: try reader.read(),
      when: try reader.read())
  }
}

extension Grade: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(strength)
    writer.write(when)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      strength: try reader.read(),
      when: try reader.read())
  }
}

extension Pattern: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(isUrgent)
    writer.write(title)
    writer.write(because)
    writer.write(when)
    writer.write(pack)
    writer.write(series)
    writer.write(actions)
    writer.write(contacts)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      id: try reader.read(),
      isUrgent: try reader.read(),
      title: try reader.read(),
      because: try reader.read(),
      when: try reader.read(),
      pack: try reader.read(),
      series: try reader.read(),
      actions: try reader.read(),
      contacts: try reader.read())
  }
}

extension Level: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(level)
    writer.write(title)
    writer.write(because)
    writer.write(actions)
    writer.write(contacts)
    writer.write(when)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      level: try reader.read(),
      title: try reader.read(),
      because: try reader.read(),
      actions: try reader.read(),
      contacts: try reader.read(),
      when: try reader.read())
  }
}

extension Sufficiency: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(applies)
    writer.write(atLeast)
    writer.write(parts)
    writer.write(title)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      applies: try reader.read(),
      atLeast: try reader.read(),
      parts: try reader.read(),
      title: try reader.read())
  }
}

extension ContactTable.Entry: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(key)
    writer.write(code)
    writer.write(words)
    writer.write(from)
    writer.write(until)
    writer.write(source)
    writer.write(isVerified)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      key: try reader.read(),
      code: try reader.read(),
      words: try reader.read(),
      from: try reader.read(),
      until: try reader.read(),
      source: try reader.read(),
      isVerified: try reader.read())
  }
}

extension ContactTable: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(keys)
    writer.write(entries)
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    self.init(
      id: try reader.read(),
      title: try reader.read(),
      keys: try reader.read(),
      entries: try reader.read())
  }
}

extension LocalizedText: Packable {
  package func pack(into writer: inout PackedWriter) {
    writer.write(words.count)
    for entry in words {
      writer.write(entry.language)
      writer.write(entry.words)
    }
  }

  package init(unpacking reader: inout PackedReader) throws(PackedFault) {
    let start = reader.position
    for _ in 0..<(try reader.count()) {
      _ = try reader.raw()
      _ = try reader.raw()
    }
    guard let end = Int32(exactly: reader.position) else { throw PackedFault() }
    self.init(packed: reader.owner, Int32(start)..<end)
  }
}
