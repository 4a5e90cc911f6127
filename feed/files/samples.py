"""The sample files that come with the bridge, known by their content, whatever they are called.

They count only as long as there is nothing else: no fictional person is to reach a real call centre.
"""

DIGESTS = frozenset(  # SHA-256
    {
        "3bd922959fd71baf8f35f3fe4adc098cd11aeb11a116aeb4b3ec803760a2a3c5",  # sample-cards.vcf
        "15385c1849a4ff1e0823a6ca10b495a70b2f25d4968d92081c352710dbc9626c",  # sample-google.csv
        "e6632e3f09983d446327df04b3cb9830e2ecb2e52b228d785944fbbe006914c2",  # sample-workbook.xlsx
    }
)
