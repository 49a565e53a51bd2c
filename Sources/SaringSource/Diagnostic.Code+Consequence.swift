extension Diagnostic.Code {
  /// What a problem of this kind means for a screening, as one sentence without a full stop.
  public var consequence: String {
    switch self {
    case .notUTF8, .fileTooLarge, .documentType, .entityReference, .tooDeep, .malformedXML,
      .wrongNamespace, .emptyFile, .unknownRoot, .unreadableFile, .linkOutOfFolder:
      "nothing in this file is read, and the rule book cannot be used"
    case .unreadableFolder, .noRuleFiles, .missingBook, .severalBooks:
      "there is no rule book to screen with"
    case .unexpectedElement, .missingElement, .unexpectedAttribute, .missingAttribute,
      .malformedValue, .unknownWord, .unexpectedText, .repeatedElement, .misplacedElement,
      .conflictingAttributes:
      "this part of the rule cannot be understood, and the rule book cannot be used"
    case .missingTest, .emptyCondition, .missingSelection:
      "the condition says nothing, so it could hold for everybody"
    case .knownOutsideSufficient:
      "not having asked would count against a person"
    case .unknownFact, .unknownCode, .unknownGroup, .unknownLexicon, .unknownTable,
      .unknownOperand, .unknownIndicator, .unknownDimension, .unknownPattern, .unknownPack,
      .unknownFamily, .unknownTag:
      "the condition could never hold, and the sign would stay silent"
    case .unknownSource, .missingSource: "nobody could see what the rule rests on"
    case .unknownAction: "the advice could not be given"
    case .unknownPlaceholder: "the sentence would be shown with a gap"
    case .placeholderNotRead: "the sentence may be shown with an answer that nobody gave"
    case .duplicateFact, .duplicateCode, .duplicateGroup, .duplicateTable, .duplicateParameter,
      .duplicateLexicon, .duplicatePack, .duplicateSource, .duplicateDimension,
      .duplicatePattern, .duplicateIndicator, .ambiguousName:
      "a name would mean two things"
    case .reservedCode: "an answer that is missing could not be told from one that is given"
    case .factNotUnderGroup, .foreignFactInsideSome, .groupFactOutsideSome, .notInsideSome:
      "it would not be clear which item of the group is meant"
    case .repeatedName: "nothing changes; the second mention has no effect"
    case .testDoesNotFitType, .operandDoesNotFitType, .identifierRead:
      "the condition could never be decided"
    case .unitMismatch: "numbers would be compared that do not measure the same"
    case .valueOutOfRange, .boundsExcludeEachOther, .moreThanThereAre, .unsatisfiable:
      "the condition can never hold, or always does"
    case .impossibleDate, .datesInverted, .rowsOverlap:
      "the value of a day would not be certain"
    case .minimumAboveMaximum: "every answer would be refused"
    case .notForThisType, .missingCodes, .tooManyCodes, .unsuitableCodesOf, .codesGivenTwice:
      "answers to the fact could not be read"
    case .wrongNumberOfValues, .valueDoesNotFitOperation, .resultDoesNotFitType,
      .unsuitableTableKeys, .keyDoesNotFitTable, .cyclicDerivation:
      "the fact could not be computed"
    case .weightsFall: "a stronger sign would weigh less than a weaker one"
    case .impossibleAnswer, .answeredTwice, .derivedFactAnswered, .answerOutsideItsGroup,
      .exampleOfNoGrade:
      "the example cannot be tested"
    case .missingExample: "nobody could see, or test, what the rule does"
    case .cycle: "none of these could be decided before the others"
    case .missingTranslation, .duplicateTranslation, .unknownLanguage, .emptyWords:
      "a reader of that language would see a gap"
    case .emptySelection: "the count is always zero"
    case .unusedFact: "people are asked for an answer that changes nothing"
    case .unusedLexicon, .unusedTable, .unusedParameter, .unusedSource:
      "it has no effect on any screening"
    case .missingRequiredFact, .requiredFactHasWrongType, .missingRequiredCode:
      "readers and reports rely on this fact"
    case .subsumedGrade: "the grade never decides, so the strength is not what it seems"
    case .protectedFactRead: "who a person is would count against them"
    case .holdsForEveryAnswer: "having answered at all would count as a sign"
    case .emptyPhrase, .duplicatePhrase, .exceptWithoutPhrase:
      "it finds nothing that is not found without it"
    case .guardsItself, .phraseAlwaysExcepted: "the phrase is never found"
    case .lexiconWithoutExamples: "nobody could see, or test, what the lexicon finds"
    case .missingLevel, .duplicateLevel, .lowWithCondition, .levelWithoutCondition:
      "no profile could be given its level for certain"
    case .missingSufficient: "no low level can be called sufficiently informed"
    case .indicatorWithoutPack, .severalPackFiles:
      "the indicator belongs to no pack, or to two"
    case .fileNameDiffers: "people look for the rule under another name"
    }
  }
}
