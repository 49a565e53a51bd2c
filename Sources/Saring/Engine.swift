/// The program itself.
public enum Engine {
  /// The version of the program, which every manifest names.
  public static let version = "0.1.0"
}
