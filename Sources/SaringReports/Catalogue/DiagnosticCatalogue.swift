public import SaringSource

/// A page for every kind of problem, for `saring explain-code`.
public enum DiagnosticCatalogue {
  /// The page of a code as text.
  public static func page(for code: Diagnostic.Code) -> String {
    DiagnosticPage.page(for: code).text(for: code)
  }

  /// All codes with their titles, one a line.
  public static var index: String {
    Diagnostic.Code.allCases.reduce(into: "") { text, code in
      text += "\(code.rawValue)  \(DiagnosticPage.page(for: code).title)\n"
    }
  }
}

extension DiagnosticPage {
  package static func page(for code: Diagnostic.Code) -> DiagnosticPage {
    switch code {
    case .notUTF8: .notUTF8
    case .fileTooLarge: .fileTooLarge
    case .documentType: .documentType
    case .entityReference: .entityReference
    case .tooDeep: .tooDeep
    case .malformedXML: .malformedXML
    case .wrongNamespace: .wrongNamespace
    case .emptyFile: .emptyFile

    case .unknownRoot: .unknownRoot
    case .unexpectedElement: .unexpectedElement
    case .missingElement: .missingElement
    case .unexpectedAttribute: .unexpectedAttribute
    case .missingAttribute: .missingAttribute
    case .malformedValue: .malformedValue
    case .unknownWord: .unknownWord
    case .unexpectedText: .unexpectedText
    case .repeatedElement: .repeatedElement
    case .misplacedElement: .misplacedElement
    case .conflictingAttributes: .conflictingAttributes
    case .missingTest: .missingTest
    case .emptyCondition: .emptyCondition
    case .knownOutsideSufficient: .knownOutsideSufficient

    case .unknownFact: .unknownFact
    case .unknownCode: .unknownCode
    case .unknownGroup: .unknownGroup
    case .unknownLexicon: .unknownLexicon
    case .unknownTable: .unknownTable
    case .unknownOperand: .unknownOperand
    case .unknownIndicator: .unknownIndicator
    case .unknownDimension: .unknownDimension
    case .unknownPattern: .unknownPattern
    case .unknownPack: .unknownPack
    case .unknownSource: .unknownSource
    case .unknownFamily: .unknownFamily
    case .unknownTag: .unknownTag
    case .unknownAction: .unknownAction
    case .unknownPlaceholder: .unknownPlaceholder
    case .duplicateFact: .duplicateFact
    case .duplicateCode: .duplicateCode
    case .duplicateGroup: .duplicateGroup
    case .duplicateTable: .duplicateTable
    case .duplicateParameter: .duplicateParameter
    case .duplicateLexicon: .duplicateLexicon
    case .duplicatePack: .duplicatePack
    case .duplicateSource: .duplicateSource
    case .duplicateDimension: .duplicateDimension
    case .duplicatePattern: .duplicatePattern
    case .duplicateIndicator: .duplicateIndicator
    case .reservedCode: .reservedCode
    case .factNotUnderGroup: .factNotUnderGroup
    case .ambiguousName: .ambiguousName
    case .repeatedName: .repeatedName

    case .testDoesNotFitType: .testDoesNotFitType
    case .operandDoesNotFitType: .operandDoesNotFitType
    case .unitMismatch: .unitMismatch
    case .valueOutOfRange: .valueOutOfRange
    case .impossibleDate: .impossibleDate
    case .minimumAboveMaximum: .minimumAboveMaximum
    case .notForThisType: .notForThisType
    case .missingCodes: .missingCodes
    case .tooManyCodes: .tooManyCodes
    case .unsuitableCodesOf: .unsuitableCodesOf
    case .codesGivenTwice: .codesGivenTwice
    case .wrongNumberOfValues: .wrongNumberOfValues
    case .valueDoesNotFitOperation: .valueDoesNotFitOperation
    case .resultDoesNotFitType: .resultDoesNotFitType
    case .unsuitableTableKeys: .unsuitableTableKeys
    case .keyDoesNotFitTable: .keyDoesNotFitTable
    case .moreThanThereAre: .moreThanThereAre
    case .boundsExcludeEachOther: .boundsExcludeEachOther
    case .weightsFall: .weightsFall
    case .identifierRead: .identifierRead
    case .impossibleAnswer: .impossibleAnswer

    case .cycle: .cycle
    case .cyclicDerivation: .cyclicDerivation
    case .missingSource: .missingSource
    case .missingTranslation: .missingTranslation
    case .missingExample: .missingExample
    case .exampleOfNoGrade: .exampleOfNoGrade
    case .duplicateTranslation: .duplicateTranslation
    case .unknownLanguage: .unknownLanguage
    case .groupFactOutsideSome: .groupFactOutsideSome
    case .foreignFactInsideSome: .foreignFactInsideSome
    case .notInsideSome: .notInsideSome
    case .emptySelection: .emptySelection
    case .unusedFact: .unusedFact
    case .unusedLexicon: .unusedLexicon
    case .unusedTable: .unusedTable
    case .unusedParameter: .unusedParameter
    case .unusedSource: .unusedSource
    case .placeholderNotRead: .placeholderNotRead
    case .missingSelection: .missingSelection
    case .missingRequiredFact: .missingRequiredFact
    case .requiredFactHasWrongType: .requiredFactHasWrongType
    case .missingRequiredCode: .missingRequiredCode
    case .emptyWords: .emptyWords
    case .answeredTwice: .answeredTwice
    case .derivedFactAnswered: .derivedFactAnswered
    case .answerOutsideItsGroup: .answerOutsideItsGroup

    case .unsatisfiable: .unsatisfiable
    case .subsumedGrade: .subsumedGrade
    case .protectedFactRead: .protectedFactRead
    case .holdsForEveryAnswer: .holdsForEveryAnswer

    case .rowsOverlap: .rowsOverlap
    case .datesInverted: .datesInverted
    case .emptyPhrase: .emptyPhrase
    case .duplicatePhrase: .duplicatePhrase
    case .guardsItself: .guardsItself
    case .exceptWithoutPhrase: .exceptWithoutPhrase
    case .phraseAlwaysExcepted: .phraseAlwaysExcepted
    case .lexiconWithoutExamples: .lexiconWithoutExamples

    case .missingLevel: .missingLevel
    case .duplicateLevel: .duplicateLevel
    case .lowWithCondition: .lowWithCondition
    case .levelWithoutCondition: .levelWithoutCondition
    case .missingSufficient: .missingSufficient

    case .unreadableFolder: .unreadableFolder
    case .unreadableFile: .unreadableFile
    case .noRuleFiles: .noRuleFiles
    case .missingBook: .missingBook
    case .severalBooks: .severalBooks
    case .indicatorWithoutPack: .indicatorWithoutPack
    case .severalPackFiles: .severalPackFiles
    case .linkOutOfFolder: .linkOutOfFolder
    case .fileNameDiffers: .fileNameDiffers
    }
  }
}
