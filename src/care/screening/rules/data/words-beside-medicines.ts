const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/**
 * Words that stand beside a medicine's name and name no medicine themselves: forms, salts, times and ways of taking it. Whatever is
 * neither here nor a known name stays unread, and is said to be. House list.
 */
export const wordsBesideMedicines = words(`
  about acid acetate after afternoon also and as at bedtime because before bid bitartrate brand breakfast bromide calcium capsule capsules
  carbonate chewable chloride citrate cream daily day days delayed dinner disodium dose doses dosing drops each early eight er evening every
  extended extra food for four from fumarate generic give half hcl hour hours hs hydrobromide hydrochloride immediate inhaled inhaler injection
  intramuscular intranasal intravenous last liquid long low lunch lozenge magnesium maleate mesylate mcg meal meals mg microgram micrograms
  milligram milligrams minutes month monthly months morning mouth much nasal needed night nightly noon odt oil once one only or oral orally
  other over pamoate patch patches pill pills potassium prn problem qam qd qhs qid qod release rescue rectal sleep smoked sodium solution
  sometimes spray strip strips strength sublingual succinate sulfate sulphate suspension syrup tab table tablet tablets tablespoon take takes
  taking tartrate teaspoon ten tenth than the then three tid time times tincture to topical transdermal troche troches twice two up usually vape
  very week weekends weekly weeks when while with without xr year years film films anxiety pain panic attacks depression mood seizures pressure
  blood needs mostly maximum most least six seven nine five per approx approximately unknown sure maybe around old new now still started stopped
`);

/** Ingredients of combination products that belong to no interaction class. Alone they stay unmatched, as every other medicine does. */
export const ingredientsWithoutClass = words(`
  acetaminophen apap paracetamol tylenol aspirin asa ibuprofen advil motrin naproxen aleve caffeine guaifenesin naloxone narcan samidorphan
  trospium topiramate clidinium pyridoxine celecoxib atropine homatropine loratadine cetirizine fexofenadine desloratadine azelastine
  olopatadine ipratropium lopinavir nirmatrelvir elvitegravir emtricitabine lamivudine tenofovir isoniazid amoxicillin omeprazole estradiol
  atorvastatin isosorbide dinitrate
`);
