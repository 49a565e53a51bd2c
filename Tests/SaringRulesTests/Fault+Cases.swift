import SaringSource

extension Fault {
  private static let a1 = "pack/A-1-papers.xml"
  private static let a2 = "pack/A-2-debt.xml"
  private static let a3 = "pack/A-3-law.xml"
  private static let pack = "pack/pack.xml"
  private static let vocabulary = "vocabulary.xml"
  private static let triage = "triage.xml"
  private static let words = "lexicons/words.xml"

  static let shapes: [Fault] = [
    Fault(.malformedXML, a1, "</when>", "</wenn>"),
    Fault(.documentType, a1, "<indicator", "①<!DOCTYPE a>②<indicator"),
    Fault(.entityReference, a1, "With {", "With ①&nbsp;②{"),
    Fault(.wrongNamespace, a1, "<indicator xmlns=\"urn:saring:1\"", "<①indicator②"),
    Fault(.wrongNamespace, "book.xml", "<book xmlns=\"urn:saring:1\"", "<①book② xmlns=\"urn:x\""),
    Fault(.unknownRoot, a3, SampleBook.law, "<①rule② xmlns=\"urn:saring:1\"/>", near: "rules"),
    Fault(.unexpectedElement, a1, "<any>", "<①oder②/><any>"),
    Fault(.unexpectedAttribute, a1, "family=\"papers\"", "①famly②=\"papers\"", near: "family"),
    Fault(.missingAttribute, a1, "<source ref=\"ILO\"/>", "<①source②/>"),
    Fault(.malformedValue, vocabulary, "minimum=\"0\"", "minimum=\"①zero②\""),
    Fault(
      .unknownWord, a1, "<when strength=\"strong\">", "<when strength=\"①stong②\">", near: "strong"),
    Fault(.unexpectedText, a1, "<any>", "<any>①or②"),
    Fault(
      .repeatedElement, a1, "<when strength=\"strong\">",
      "<①applies②><fact name=\"record.stage\" is=\"pre_departure\"/></applies><when strength=\"strong\">"
    ),
    Fault(
      .misplacedElement, a1, "<because xml:lang=\"en\">",
      "<①source② ref=\"ILO\"/><because xml:lang=\"en\">"),
    Fault(.conflictingAttributes, a1, "is-not=\"yes\"", "is-not=\"yes\" ①is②=\"no\""),
    Fault(
      .missingTest, a1, "<fact name=\"papers.returned\" is-not=\"yes\"/>",
      "<①fact② name=\"papers.returned\"/>"),
    Fault(.emptyCondition, a1, "<any>", "<①all②/><any>"),
    Fault(.knownOutsideSufficient, a1, "<any>", "<①known② name=\"papers.holder\"/><any>"),
    Fault(
      .missingElement, vocabulary, "<code id=\"person\">\(SampleBook.bilingual("title"))</code>",
      "<①code② id=\"person\"/>"),
  ]

  static let names: [Fault] = [
    Fault(
      .unknownFact, a1, "\"papers.returned\" is-not", "\"①papers.retuned②\" is-not",
      near: "papers.returned"),
    Fault(
      .unknownFact, "book.xml", "stage=\"record.stage\"", "stage=\"①record.stag②\"",
      near: "record.stage"),
    Fault(
      .unknownFact, a1, "<fact name=\"papers.holder\">self", "<fact name=\"①paper.holder②\">self",
      near: "papers.holder"),
    Fault(.unknownCode, a1, "is=\"pre_departure\"", "is=\"①pre_departed②\"", near: "pre_departure"),
    Fault(.unknownCode, a1, ">employer</fact>", ">①emploier②</fact>", near: "employer"),
    Fault(.unknownCode, vocabulary, "key=\"IDR\"", "key=\"①IDX②\""),
    Fault(.unknownGroup, a2, "of=\"travel.legs\"", "of=\"①travel.leg②\"", near: "travel.legs"),
    Fault(.unknownLexicon, a2, "mentions=\"pay\"", "mentions=\"①pays②\"", near: "pay"),
    Fault(.unknownLexicon, words, "guard=\"warning\"", "guard=\"①warnings②\"", near: "warning"),
    Fault(.unknownTable, vocabulary, "table=\"rate\"", "table=\"①rates②\"", near: "rate"),
    Fault(
      .unknownOperand, a2, "above=\"debt-limit\"", "above=\"①debt-limits②\"", near: "debt-limit"),
    Fault(.unknownIndicator, a3, "indicator=\"A-1\"", "indicator=\"①A-9②\""),
    Fault(
      .unknownDimension, a1, "dimension=\"control\"", "dimension=\"①controls②\"", near: "control"),
    Fault(.unknownPattern, triage, "pattern=\"trapped\"", "pattern=\"①traped②\"", near: "trapped"),
    Fault(.unknownPack, pack, "pack=\"first\"", "pack=\"①fist②\"", near: "first"),
    Fault(.unknownSource, a1, "ref=\"ILO\"", "ref=\"①IOL②\"", near: "ILO"),
    Fault(
      .unknownFamily, triage, "count element=\"means\"", "count family=\"①paper②\"", near: "papers"),
    Fault(.unknownTag, pack, "sum tag=\"money\"", "sum tag=\"①moneys②\"", near: "money"),
    Fault(.unknownTable, triage, "\"calls banks\"", "\"calls ①bank②\"", near: "banks"),
    Fault(.unknownCode, pack, "subject=\"person\"", "subject=\"①persons②\"", near: "person"),
    Fault(
      .unknownCode, vocabulary, "<row key=\"USD\" source", "<row key=\"①USB②\" source", near: "USD"),
    Fault(.unknownAction, pack, "\"safe_place\"", "\"①safe_plac②\"", near: "safe_place"),
    Fault(.unknownAction, triage, "\"urgent_referral\"", "\"①arrest②\""),
    Fault(
      .unknownPlaceholder, a1, "With {papers.holder}", "With {①papers.older②}",
      near: "papers.holder"),
    Fault(.repeatedName, a1, "is=\"recruiter employer\"", "is=\"recruiter ①recruiter②\""),
    Fault(
      .duplicateFact, vocabulary, "<group ",
      "<fact name=\"①papers.holder②\" type=\"text\">\(SampleBook.bilingual("title"))</fact><group "),
    Fault(
      .duplicateCode, vocabulary, "<code id=\"employer\">",
      "<code id=\"①self②\">\(SampleBook.bilingual("title"))</code><code id=\"employer\">"),
    Fault(
      .duplicateGroup, vocabulary, "<table ",
      "<group name=\"①travel.legs②\">\(SampleBook.bilingual("title"))<fact name=\"travel.legs.x\" type=\"text\">\(SampleBook.bilingual("title"))</fact></group><table "
    ),
    Fault(
      .duplicateParameter, vocabulary, "</rules>",
      "<parameter id=\"①debt-limit②\" unit=\"IDR\">\(SampleBook.bilingual("title"))<row value=\"1\" source=\"a\" status=\"verified\"/></parameter></rules>"
    ),
    Fault(
      .duplicateSource, pack, "<dimension",
      "<source id=\"①ILO②\" title=\"b\" status=\"verified\"/><dimension"),
    Fault(
      .duplicateDimension, pack, "<pattern",
      "<dimension id=\"①control②\">\(SampleBook.bilingual("title"))<when><fired indicator=\"A-1\"/></when></dimension><pattern"
    ),
    Fault(
      .duplicatePattern, triage, "<level id=\"low\"",
      "<pattern id=\"①trapped②\">\(SampleBook.bilingual("title"))<when><fired indicator=\"A-1\"/></when></pattern><level id=\"low\""
    ),
    Fault(.duplicateIndicator, a3, "id=\"A-3\"", "id=\"①A-1②\""),
    Fault(
      .duplicateLevel, triage, "<level id=\"elevated\"",
      "<level id=\"①low②\" actions=\"inform\">\(SampleBook.bilingual("title"))</level><level id=\"elevated\""
    ),
    Fault(
      .reservedCode, vocabulary, "<code id=\"employer\">",
      "<code id=\"①refused②\">\(SampleBook.bilingual("title"))</code><code id=\"employer\">"),
    Fault(
      .factNotUnderGroup, vocabulary, "</group>",
      "<fact name=\"①travel.leg.x②\" type=\"text\">\(SampleBook.bilingual("title"))</fact></group>"),
    Fault(
      .ambiguousName, vocabulary, "<parameter ",
      "<parameter id=\"①debt.wage②\">\(SampleBook.bilingual("title"))<row value=\"1\" source=\"a\" status=\"verified\"/></parameter><parameter "
    ),
  ]

  static let types: [Fault] = [
    Fault(.operandDoesNotFitType, a2, "at-least=\"2024-01-31\"", "at-least=\"①3②\""),
    Fault(.unitMismatch, a2, "at-most=\"debt.wage_idr\"", "at-most=\"①person.age②\""),
    Fault(.valueOutOfRange, a2, "below=\"18\"", "below=\"①180②\""),
    Fault(.impossibleDate, a2, "2024-01-31", "①2024-02-30②"),
    Fault(.minimumAboveMaximum, vocabulary, "maximum=\"120\"", "maximum=\"①-1②\""),
    Fault(
      .notForThisType, vocabulary, "name=\"debt.since\" type=\"date\"",
      "name=\"debt.since\" type=\"date\" unit=\"①days②\""),
    Fault(
      .missingCodes, vocabulary, "<group ",
      "①<fact name=\"a.b\" type=\"code\">②\(SampleBook.bilingual("title"))</fact><group "),
    Fault(
      .unsuitableCodesOf, vocabulary, "codes-of=\"papers.holder\"", "codes-of=\"①person.age②\""),
    Fault(
      .wrongNumberOfValues, vocabulary, "<derive as=\"differs\"><value of=\"papers.holder\"/>",
      "<derive as=\"①differs②\">"),
    Fault(
      .valueDoesNotFitOperation, vocabulary, "<value of=\"debt.since\"/>",
      "<value of=\"①debt.amount②\"/>"),
    Fault(
      .unsuitableTableKeys, vocabulary,
      "<table id=\"rate\" keys-of=\"debt.currency\" unit=\"IDR\">",
      "①<table id=\"rate\" unit=\"IDR\">②"),
    Fault(
      .unsuitableTableKeys, vocabulary,
      "<row key=\"line\" source=\"law\" status=\"recalled\" from=\"2024-01-01\">\(SampleBook.bilingual("title", "129"))</row>",
      "①<row key=\"line\" value=\"129\" source=\"law\" status=\"recalled\"/>②\n<row key=\"other\" source=\"law\" status=\"verified\">\(SampleBook.bilingual("title"))</row>"
    ),
    Fault(.unsuitableTableKeys, vocabulary, "keys-of=\"debt.currency\"", "keys-of=\"①debt.wage②\""),
    Fault(.keyDoesNotFitTable, vocabulary, "key=\"debt.currency\"", "key=\"①papers.holder②\""),
    Fault(.moreThanThereAre, a2, "<at-least n=\"1\">", "<at-least n=\"①4②\">"),
    Fault(
      .moreThanThereAre, a2, "of=\"travel.legs\" at-least=\"2\"",
      "of=\"travel.legs\" at-least=\"①5②\""),
    Fault(.boundsExcludeEachOther, a2, "below=\"24\"", "below=\"①2②\""),
    Fault(
      .weightsFall, pack, "<sum tag=\"money\" strong=\"5\" medium=\"3\" at-least=\"3\"/>",
      "①<sum tag=\"money\" strong=\"2\" medium=\"3\" at-least=\"2\"/>②"),
    Fault(.identifierRead, a2, "<any>", "<fact name=\"①record.id②\" is=\"a\"/><any>"),
    Fault(.impossibleAnswer, a2, ">9000000<", ">①much②<"),
    Fault(
      .testDoesNotFitType, a1, "\"papers.returned\" is-not=\"yes\"",
      "\"①papers.returned②\" above=\"3\""),
    Fault(.unitMismatch, vocabulary, "unit=\"months\"", "unit=\"①days②\""),
    Fault(
      .resultDoesNotFitType, vocabulary, "<group ",
      "<fact name=\"a.b\" type=\"yes-no\">\(SampleBook.bilingual("title"))<derive as=\"①add②\"><value of=\"debt.wage\"/><value number=\"1\"/></derive></fact><group "
    ),
    Fault(
      .cyclicDerivation, vocabulary, "<group ",
      "<fact name=\"a.b\" type=\"number\">\(SampleBook.bilingual("title"))<derive as=\"add\"><value of=\"①a.b②\"/><value number=\"1\"/></derive></fact><group "
    ),
    Fault(.requiredFactHasWrongType, vocabulary, "type=\"identifier\"", "type=\"①text②\""),
    Fault(.missingRequiredCode, vocabulary, "id=\"advert_only\"", "id=\"advert\""),
  ]

  static let structures: [Fault] = [
    Fault(.cycle, a1, "<any>", "<fired indicator=\"①A-1②\"/><any>"),
    Fault(.missingSource, a1, "<source ref=\"ILO\"/>", ""),
    Fault(.missingTranslation, a1, "<because xml:lang=\"id\">Pada {papers.holder}.</because>", ""),
    Fault(.missingExample, a1, "<undecided because=\"nobody asked\"/>", ""),
    Fault(
      .exampleOfNoGrade, a3, "<fires strength=\"weak\"",
      "<fires strength=\"①strong②\" because=\"x\"/><fires strength=\"weak\""),
    Fault(
      .duplicateTranslation, a1, "<because xml:lang=\"id\">",
      "<because xml:lang=\"①en②\">x</because><because xml:lang=\"id\">"),
    Fault(
      .unknownLanguage, a1, "<because xml:lang=\"id\">",
      "<because xml:lang=\"①ms②\">x</because><because xml:lang=\"id\">"),
    Fault(
      .groupFactOutsideSome, a1, "<any>", "<any><fact name=\"①travel.legs.mode②\" is=\"sea\"/>"),
    Fault(.foreignFactInsideSome, a2, "\"travel.legs.days\" above", "\"①debt.wage②\" above"),
    Fault(
      .notInsideSome, a2, "<fact name=\"travel.legs.days\" above=\"3\"/>",
      "<fact name=\"travel.legs.days\" above=\"3\"/>①<fired indicator=\"A-1\"/>②"),
    Fault(
      .emptySelection, triage, "<count element=\"means\" strength=\"medium\" at-least=\"2\"/>",
      "①<count element=\"purpose\" at-least=\"2\"/>②"),
    Fault(
      .unusedFact, vocabulary, "<group ",
      "<fact name=\"①a.b②\" type=\"text\">\(SampleBook.bilingual("title"))</fact><group "),
    Fault(
      .unusedSource, pack, "<dimension",
      "<source id=\"①B②\" title=\"b\" status=\"verified\"/><dimension"),
    Fault(.placeholderNotRead, a1, "Pada {papers.holder}", "Pada {①debt.wage②}"),
    Fault(
      .missingSelection, pack, "<sum tag=\"money\" strong=\"5\" medium=\"3\" at-least=\"3\"/>",
      "①<sum strong=\"5\" at-least=\"3\"/>②"),
    Fault(
      .emptyWords, a1, "<because xml:lang=\"id\">Pada {papers.holder}.</because>",
      "①<because xml:lang=\"id\">②</because>"),
    Fault(
      .answeredTwice, a1, "<fact name=\"papers.holder\">recruiter</fact>",
      "<fact name=\"papers.holder\">recruiter</fact><fact name=\"①papers.holder②\">self</fact>"),
    Fault(
      .derivedFactAnswered, a1, "<fact name=\"papers.holder\">self</fact>",
      "<fact name=\"①papers.moved②\">no</fact>"),
    Fault(
      .answerOutsideItsGroup, a2, "<fact name=\"debt.since\">",
      "<fact name=\"①travel.legs.days②\">3</fact><fact name=\"debt.since\">"),
  ]

  static let meanings: [Fault] = [
    Fault(
      .unsatisfiable, a1, "<when strength=\"strong\">",
      "①<when strength=\"strong\">②<fact name=\"papers.holder\" is=\"self\"/>"),
    Fault(
      .unsatisfiable, a2, "<when strength=\"medium\">",
      "①<when strength=\"medium\">②<fact name=\"debt.amount\" below=\"3\"/><fact name=\"debt.amount\" above=\"3\"/>"
    ),
    Fault(
      .subsumedGrade, a1, "<when strength=\"medium\">",
      "①<when strength=\"medium\">②<fact name=\"papers.holder\" is=\"recruiter\"/><fact name=\"papers.returned\" is=\"no\"/>"
    ),
    Fault(.protectedFactRead, a1, "<any>", "<any><fact name=\"①person.religion②\" is=\"a\"/>"),
    Fault(.protectedFactRead, a2, "<any>", "<any><fired indicator=\"①A-3②\"/>"),
    Fault(
      .holdsForEveryAnswer, a1, "<any>", "<any><fact name=\"papers.returned\" is=\"①yes② no\"/>"),
    Fault(
      .rowsOverlap, vocabulary,
      "<row key=\"USD\" value=\"16000\" from=\"2025-01-01\" source=\"bank\" status=\"verified\"/>",
      "①<row key=\"USD\" value=\"16000\" from=\"2024-12-31\" source=\"bank\" status=\"verified\"/>②"
    ),
    Fault(
      .datesInverted, vocabulary, "until=\"2024-12-31\"",
      "from=\"2024-12-31\" until=\"①2024-01-01②\""),
    Fault(
      .emptyPhrase, words, "<phrase>waspada</phrase>",
      "<phrase>waspada</phrase>①<phrase>② </phrase>"),
    Fault(
      .duplicatePhrase, words, "<phrase>bonus</phrase>",
      "<phrase>bonus</phrase><phrase>①Bonus②</phrase>"),
    Fault(.guardsItself, words, "guard=\"warning\"", "guard=\"①pay② warning\""),
    Fault(
      .exceptWithoutPhrase, words, "<except>bonus buku",
      "<except>①hadiah②</except><except>bonus buku"),
    Fault(
      .phraseAlwaysExcepted, words, "<except>bonus buku",
      "<except>①bonus②</except><except>bonus buku"),
    Fault(
      .lowWithCondition, triage, "</title></level>",
      "</title>①<when>②<fired indicator=\"A-2\"/></when></level>"),
    Fault(
      .severalBooks, "pack/A-3-law.xml", SampleBook.law,
      "①<book xmlns=\"urn:saring:1\" id=\"b\" version=\"1\" languages=\"en id\" stage=\"record.stage\" date=\"record.as_of\">②\(SampleBook.bilingual("title"))</book>"
    ),
    Fault(.fileNameDiffers, a3, "id=\"A-3\"", "id=\"①A-4②\""),
    Fault(
      .lexiconWithoutExamples, words,
      "<examples><fires>waspada</fires><silent>aman</silent></examples>", ""),
  ]
}
