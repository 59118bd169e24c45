using Benchmarks.Languages;

return args switch
{
    ["train-language-model", .. var options] => TrainLanguageModel.Run(options),
    ["measure-language-model", .. var options] => MeasureLanguageModel.Run(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage:
          Benchmarks train-language-model --data DIR --out FILE [--content DIR]
              Train language detection from DIR/lid_train.tsv.gz (lang, source, text), and
              from the examples and articles below the content folder.
          Benchmarks measure-language-model --data DIR [--model FILE]
              Measure it on DIR/lid_test.tsv.gz (set, lang, text).
        """);
    return 2;
}
