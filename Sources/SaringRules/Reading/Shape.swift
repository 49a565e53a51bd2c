/// What may stand in an element, in the terms of the grammar.
struct Shape {
  var attributes: [Field] = []
  /// What follows what; no kind of element stands in two of these.
  var children: [Particle] = []
  var hasText = false

  /// One attribute.
  struct Field {
    let name: String
    let form: ValueForm
    let isRequired: Bool
  }

  /// A run of children of these kinds.
  struct Particle {
    let kinds: [(name: String, kind: ElementKind)]
    let isRequired: Bool
    let isRepeated: Bool

    init(_ kinds: [ElementKind], isRequired: Bool, isRepeated: Bool) {
      self.kinds = kinds.map { ($0.name, $0) }
      self.isRequired = isRequired
      self.isRepeated = isRepeated
    }
  }
}

extension Shape.Field {
  static func required(_ name: String, _ form: ValueForm) -> Self {
    Self(name: name, form: form, isRequired: true)
  }

  static func optional(_ name: String, _ form: ValueForm) -> Self {
    Self(name: name, form: form, isRequired: false)
  }
}

extension Shape.Particle {
  static func one(_ kinds: ElementKind...) -> Self {
    Self(kinds, isRequired: true, isRepeated: false)
  }
  static func optional(_ kinds: ElementKind...) -> Self {
    Self(kinds, isRequired: false, isRepeated: false)
  }
  static func some(_ kinds: ElementKind...) -> Self {
    Self(kinds, isRequired: true, isRepeated: true)
  }
  static func many(_ kinds: ElementKind...) -> Self {
    Self(kinds, isRequired: false, isRepeated: true)
  }

  static let conditions = Self(ElementKind.conditions, isRequired: true, isRepeated: true)
}
