extension Diagnostic {
  /// The stable name of a kind of problem; a code is never used for anything else.
  public enum Code: String, CaseIterable, Sendable {
    // XML

    case notUTF8 = "SRG0101"
    case fileTooLarge = "SRG0102"
    case documentType = "SRG0103"
    case entityReference = "SRG0104"
    case tooDeep = "SRG0105"
    case malformedXML = "SRG0106"
    case wrongNamespace = "SRG0107"
    case emptyFile = "SRG0108"

    // Shape: the grammar

    case unknownRoot = "SRG0201"
    case unexpectedElement = "SRG0202"
    case missingElement = "SRG0203"
    case unexpectedAttribute = "SRG0204"
    case missingAttribute = "SRG0205"
    /// A value that does not have the form of its attribute, such as a number.
    case malformedValue = "SRG0206"
    /// A value that is none of the few words its attribute takes.
    case unknownWord = "SRG0207"
    case unexpectedText = "SRG0208"
    case repeatedElement = "SRG0209"
    /// An element that may stand here, only earlier.
    case misplacedElement = "SRG0210"
    case conflictingAttributes = "SRG0211"
    /// A `fact` in a condition without a test.
    case missingTest = "SRG0212"
    case emptyCondition = "SRG0213"
    case knownOutsideSufficient = "SRG0214"

    // Names

    case unknownFact = "SRG0301"
    case unknownCode = "SRG0302"
    case unknownGroup = "SRG0303"
    case unknownLexicon = "SRG0304"
    case unknownTable = "SRG0305"
    /// An operand that is neither a parameter nor a fact.
    case unknownOperand = "SRG0306"
    case unknownIndicator = "SRG0307"
    case unknownDimension = "SRG0308"
    case unknownPattern = "SRG0309"
    case unknownPack = "SRG0310"
    case unknownSource = "SRG0311"
    case unknownFamily = "SRG0312"
    case unknownTag = "SRG0313"
    case unknownAction = "SRG0314"
    /// A `{fact}` in a sentence that names no fact.
    case unknownPlaceholder = "SRG0315"
    case duplicateFact = "SRG0321"
    case duplicateCode = "SRG0322"
    case duplicateGroup = "SRG0323"
    case duplicateTable = "SRG0324"
    case duplicateParameter = "SRG0325"
    case duplicateLexicon = "SRG0326"
    case duplicatePack = "SRG0327"
    case duplicateSource = "SRG0328"
    case duplicateDimension = "SRG0329"
    case duplicatePattern = "SRG0330"
    case duplicateIndicator = "SRG0331"
    /// A code with the name of a way of being missing.
    case reservedCode = "SRG0332"
    /// A fact of a group that is not named under the group.
    case factNotUnderGroup = "SRG0333"
    /// A parameter that has the name of a fact.
    case ambiguousName = "SRG0334"
    /// A name that stands twice in one list.
    case repeatedName = "SRG0335"

    // Types, units, values

    case testDoesNotFitType = "SRG0401"
    case operandDoesNotFitType = "SRG0402"
    case unitMismatch = "SRG0403"
    case valueOutOfRange = "SRG0404"
    /// A date that the calendar does not have.
    case impossibleDate = "SRG0405"
    case minimumAboveMaximum = "SRG0406"
    /// A part of a fact that its type does not have, such as the unit of a date.
    case notForThisType = "SRG0407"
    case missingCodes = "SRG0408"
    case tooManyCodes = "SRG0409"
    case unsuitableCodesOf = "SRG0410"
    case codesGivenTwice = "SRG0411"
    case wrongNumberOfValues = "SRG0412"
    case valueDoesNotFitOperation = "SRG0413"
    case resultDoesNotFitType = "SRG0414"
    case unsuitableTableKeys = "SRG0415"
    /// A look-up by a fact whose codes are not those of the table.
    case keyDoesNotFitTable = "SRG0416"
    /// More parts are asked for than there are.
    case moreThanThereAre = "SRG0417"
    case boundsExcludeEachOther = "SRG0418"
    case weightsFall = "SRG0419"
    case identifierRead = "SRG0420"
    /// An answer in an example that its fact cannot have.
    case impossibleAnswer = "SRG0421"

    // Structure

    case cycle = "SRG0501"
    case cyclicDerivation = "SRG0502"
    case missingSource = "SRG0503"
    case missingTranslation = "SRG0504"
    case missingExample = "SRG0505"
    /// A `fires` example for a strength that the indicator does not have.
    case exampleOfNoGrade = "SRG0506"
    case duplicateTranslation = "SRG0507"
    case unknownLanguage = "SRG0508"
    /// A fact of a group that is read outside `some` of that group.
    case groupFactOutsideSome = "SRG0509"
    /// A fact that is no fact of the group, read inside its `some`.
    case foreignFactInsideSome = "SRG0510"
    /// A condition that may not stand inside `some`.
    case notInsideSome = "SRG0511"
    case emptySelection = "SRG0512"
    case unusedFact = "SRG0513"
    case unusedLexicon = "SRG0514"
    case unusedTable = "SRG0515"
    case unusedParameter = "SRG0516"
    case unusedSource = "SRG0517"
    /// A `{fact}` in a sentence that the indicator does not read.
    case placeholderNotRead = "SRG0518"
    case missingSelection = "SRG0519"
    case missingRequiredFact = "SRG0520"
    case requiredFactHasWrongType = "SRG0521"
    case missingRequiredCode = "SRG0522"
    case emptyWords = "SRG0523"
    /// An example that answers a fact twice.
    case answeredTwice = "SRG0524"
    /// An example that answers a derived fact.
    case derivedFactAnswered = "SRG0525"
    /// A fact of a group answered outside an item of the group, or the other way round.
    case answerOutsideItsGroup = "SRG0526"

    // Meaning

    case unsatisfiable = "SRG0601"
    /// A grade that never decides, because a stronger one holds whenever it does.
    case subsumedGrade = "SRG0602"
    case protectedFactRead = "SRG0603"
    /// A test that names every code, and so holds for every answer.
    case holdsForEveryAnswer = "SRG0604"

    // Tables and lexicons

    case rowsOverlap = "SRG0701"
    case datesInverted = "SRG0702"
    case emptyPhrase = "SRG0703"
    case duplicatePhrase = "SRG0704"
    case guardsItself = "SRG0705"
    case exceptWithoutPhrase = "SRG0706"
    /// A phrase that an `except` always takes away.
    case phraseAlwaysExcepted = "SRG0707"
    case lexiconWithoutExamples = "SRG0708"

    // Triage

    case missingLevel = "SRG0801"
    case duplicateLevel = "SRG0802"
    case lowWithCondition = "SRG0803"
    case levelWithoutCondition = "SRG0804"
    case missingSufficient = "SRG0805"

    // Files and folders

    case unreadableFolder = "SRG0901"
    case unreadableFile = "SRG0902"
    case noRuleFiles = "SRG0903"
    case missingBook = "SRG0904"
    case severalBooks = "SRG0905"
    /// An indicator in a folder without a `pack` file.
    case indicatorWithoutPack = "SRG0906"
    case severalPackFiles = "SRG0907"
    /// A symbolic link that leads out of the rule book's folder.
    case linkOutOfFolder = "SRG0908"
    case fileNameDiffers = "SRG0909"
  }
}

extension Diagnostic.Code {
  /// How much a problem of this kind matters.
  public var severity: Diagnostic.Severity {
    switch self {
    case .unusedFact, .unusedLexicon, .unusedTable, .unusedParameter, .unusedSource,
      .repeatedName, .holdsForEveryAnswer, .lexiconWithoutExamples, .fileNameDiffers,
      .missingSufficient, .exceptWithoutPhrase, .placeholderNotRead:
      .warning
    default:
      .error
    }
  }
}
